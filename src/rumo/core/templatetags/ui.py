"""Components of the common look: icons, buttons that explain a refusal, badges, empty states, progress.

A template library that every page has without `{% load %}` (see `TEMPLATES` in the settings). The small pieces that a
table repeats hundreds of times (icon, badge, button) are built here rather than by a template each: a page of 400 rows
must not pay for a thousand template renderings.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rumo.core.verdict import Verdict

register = template.Library()

#: Colour of a state; the word always stands beside the colour.
BADGE_KINDS = frozenset({"neutral", "info", "success", "warning", "danger", "accent"})
BUTTON_CLASSES = {
    "primary": "btn btn-primary",
    "secondary": "btn btn-outline-secondary",
    "danger": "btn btn-outline-danger",
    "quiet": "btn btn-quiet",
}


def attributes(values: Mapping[str, Any]) -> SafeString:
    """HTML attributes from keyword arguments: `hx_target` is `hx-target`, `True` has no value, `None` vanishes."""
    pairs: list[tuple[str, str]] = []
    flags: list[tuple[str]] = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        if value is True:
            flags.append((name.rstrip("_").replace("_", "-"),))
        else:
            pairs.append((name.rstrip("_").replace("_", "-"), str(value)))
    return format_html("{}{}", format_html_join("", ' {}="{}"', pairs), format_html_join("", " {}", flags))


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """A picture from the sprite. Without a label it is decoration and screen readers pass it by."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" {} focusable="false"><use href="{}#{}"></use></svg>',
        css,
        spoken,
        static("dist/icons.svg"),
        name,
    )


def button_face(label: str, icon_name: str, *, icon_only: bool) -> SafeString:
    """Inside a button: the picture and the word; the word stays for screen readers when only the picture shows."""
    picture = icon(icon_name) if icon_name else SafeString("")
    words = format_html('<span class="visually-hidden">{}</span>' if icon_only else "{}", label)
    return format_html("{}{}", picture, words)


def refused(verdict: Verdict | bool | str, face: SafeString, css: str) -> SafeString:
    """A button that cannot be pressed but can be reached and asked why: `disabled` would hide it from the keyboard."""
    why = f"why-{secrets.token_hex(4)}"
    reason = getattr(verdict, "reason", "") or _("Сейчас это действие недоступно.")
    return format_html(
        '<button type="button" class="{} is-refused" aria-disabled="true" aria-describedby="{}" data-tooltip="{}">'
        '{}</button><span id="{}" class="visually-hidden">{}</span>',
        css,
        why,
        reason,
        face,
        why,
        reason,
    )


def split_options(options: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part `field_version=3` (hidden inputs of the form) from the attributes of the button."""
    hidden = {name.removeprefix("field_"): value for name, value in options.items() if name.startswith("field_")}
    rest = {name: value for name, value in options.items() if not name.startswith("field_")}
    return hidden, rest


@register.simple_tag(takes_context=True)
def action_button(
    context: Context,
    verdict: Verdict | bool | str,
    label: str,
    url: str,
    *,
    kind: str = "secondary",
    icon: str = "",
    icon_only: bool = False,
    size: str = "",
    confirm: str = "",
    inside_form: bool = False,
    **options: Any,
) -> SafeString:
    """A button that posts to `url`, or, when the verdict is a refusal, shows the reason instead.

    `field_<name>=value` adds a hidden input; any other keyword becomes an attribute of the button (`hx_post`,
    `data_hotkey`, …). `inside_form` is for a button within another form, which HTML forbids to nest: it posts
    that form to `url`.
    """
    css = f"{BUTTON_CLASSES[kind]} {'btn-sm' if size == 'sm' else ''} {'btn-icon' if icon_only else ''}".strip()
    face = button_face(label, icon, icon_only=icon_only)
    if not verdict:
        return refused(verdict, face, css)
    hidden, rest = split_options(options)
    if confirm:
        rest["data_confirm"] = confirm
    if icon_only:
        rest.setdefault("data_tooltip", label)
    if inside_form:
        rest["formaction"] = url
        return format_html('<button type="submit" class="{}"{}>{}</button>', css, attributes(rest), face)
    request = context.get("request")
    token = get_token(request) if request is not None else ""
    inputs = format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden.items())
    return format_html(
        '<form method="post" action="{}" class="action" data-submit-once>'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}'
        '<button type="submit" class="{}"{}>{}</button></form>',
        url,
        token,
        inputs,
        css,
        attributes(rest),
        face,
    )


@register.simple_tag
def action_link(
    verdict: Verdict | bool | str,
    label: str,
    url: str,
    *,
    kind: str = "secondary",
    icon: str = "",
    icon_only: bool = False,
    size: str = "",
    **options: Any,
) -> SafeString:
    """The same promise for a page to go to: a link that looks like a button, or the reason why not."""
    css = f"{BUTTON_CLASSES[kind]} {'btn-sm' if size == 'sm' else ''} {'btn-icon' if icon_only else ''}".strip()
    face = button_face(label, icon, icon_only=icon_only)
    if not verdict:
        return refused(verdict, face, css)
    if icon_only:
        options.setdefault("data_tooltip", label)
    return format_html('<a href="{}" class="{}"{}>{}</a>', url, css, attributes(options), face)


@register.simple_tag
def status_badge(label: str, kind: str = "neutral") -> SafeString:
    """A state in a word and a colour. An unknown kind is grey, so a new state never breaks a page."""
    return format_html('<span class="state state-{}">{}</span>', kind if kind in BADGE_KINDS else "neutral", label)


@register.simple_tag
def progress(value: float, maximum: float, label: str) -> SafeString:
    """How much is done, as a bar and in words. `label` is the whole sentence («25 из 35, кворум есть»)."""
    total = maximum if maximum > 0 else 1
    bar = f"progress-{secrets.token_hex(4)}"
    return format_html(
        '<div class="measure"><label class="measure-label" for="{}">{}</label>'
        '<progress id="{}" class="measure-bar" value="{}" max="{}"></progress></div>',
        bar,
        label,
        bar,
        f"{min(max(value, 0), total):g}",
        f"{total:g}",
    )


@register.simple_tag
def person_chip(name: str, post: str = "", url: str = "") -> SafeString:
    """A person in one line: initials in a circle, the name, the post under it."""
    letters = "".join(part[0] for part in str(name).replace(".", " ").split()[:2])
    title = format_html('<a href="{}">{}</a>', url, name) if url else format_html("{}", name)
    below = format_html('<span class="person-post">{}</span>', post) if post else SafeString("")
    return format_html(
        '<span class="person"><span class="person-letters" aria-hidden="true">{}</span>'
        '<span class="person-text"><span class="person-name">{}</span>{}</span></span>',
        letters,
        title,
        below,
    )


@register.inclusion_tag("ui/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", label: str = "", icon: str = "inbox") -> dict[str, Any]:
    """An empty list explains the next step and offers it."""
    return {"title": title, "text": text, "url": url, "label": label, "icon": icon}


@register.inclusion_tag("ui/tabs.html")
def tabs(items: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Links to the parts of one thing. Items: `{"title", "url", "active", "count"}`."""
    return {"items": items, "label": label or _("Разделы")}


@register.inclusion_tag("ui/definition_list.html")
def definition_list(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Names and values of one thing; an empty value is shown as a dash, so that a gap is seen."""
    return {"pairs": list(pairs)}


@register.inclusion_tag("ui/history.html")
def history_list(entries: Iterable[Any]) -> dict[str, Any]:
    """What happened to a thing, newest first as given. Entries have `at` (datetime), `actor`, `text`, maybe `note`."""
    return {"entries": list(entries)}


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict[str, Any]:
    """The way to this page: titles and addresses by turns."""
    return {"trail": list(zip(parts[::2], parts[1::2], strict=True))}
