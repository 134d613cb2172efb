"""Files in object storage (S3): the same bytes, the same record."""

from __future__ import annotations

import boto3
from django.core.files.storage import storages
from moto import mock_aws
from pytest_django import Settings

from rumo.core import files
from tests.cast import Cast

BUCKET = "rumo-files"


def test_a_file_goes_to_the_bucket_and_comes_back(cast: Cast, settings: Settings) -> None:
    options = {"bucket_name": BUCKET, "access_key": "key", "secret_key": "secret", "region_name": "us-east-1"}
    s3 = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**options, "file_overwrite": False}}
    with mock_aws():
        settings.STORAGES = {**settings.STORAGES, "default": s3}
        boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket=BUCKET)
        stored = files.store_bytes("Протокол".encode(), "Протокол.txt", files.TEXT, actor=cast.secretary)
        assert storages["default"].exists(str(stored.file.name))
        assert stored.content() == "Протокол".encode()
