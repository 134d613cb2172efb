# One image for the web server, the worker and the clock; compose.yaml tells them apart by their command.
FROM node:22-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY frontend frontend
RUN node frontend/build.mjs

FROM python:3.13-slim AS wheel
WORKDIR /build
RUN pip install --no-cache-dir hatchling
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY --from=front-end /build/src/rumo/static/dist src/rumo/static/dist
RUN python -m hatchling build -t wheel -d /wheels

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 rumo && mkdir /data && chown rumo /data
COPY requirements/base.txt /tmp/base.txt
RUN pip install --no-cache-dir --require-hashes -r /tmp/base.txt
COPY --from=wheel /wheels /wheels
RUN pip install --no-cache-dir --no-deps /wheels/*.whl && rm -r /wheels /tmp/base.txt
USER rumo
ENV RUMO_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["rumo", "serve", "--host", "0.0.0.0", "--web-only"]
