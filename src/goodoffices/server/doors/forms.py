"""The forms at the doors: a new account, a new password, the name of a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.doors.models import TAKEN, Account

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _password(label: str | _StrPromise, help_text: str | _StrPromise = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, help_text=help_text, strip=False, max_length=1000, widget=widget)


class NewPassword(forms.Form):
    """A password, twice; checked against what is easily guessed."""

    password = _password(
        _("Password"), _("Ten characters or more; several words in a row are good and easily kept in mind.")
    )
    again = _password(_("Password once more"))

    def __init__(self, data: Any = None, *, account: Account | None = None) -> None:
        super().__init__(data)
        self.account = account

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", gettext("The two passwords differ: write the same one twice."))
        elif password:
            account = self.account or Account(username=given.get("username", ""))
            try:
                get_adapter().clean_password(password, user=account)
            except ValidationError as error:
                self.add_error("password", error)
        return given


class NewAccount(NewPassword):
    """An account by user name; no e-mail address is asked for."""

    username = forms.CharField(
        label=_("User name"),
        help_text=_("You sign in with it. Others at the table do not see it."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("username", "password", "again")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].lower()
        Account._meta.get_field("username").run_validators(username)
        if Account.objects.filter(username=username).exists():
            raise ValidationError(TAKEN)
        return username


class SignIn(LoginForm):
    """Signing in, in the same words as an invitation uses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class AddPasskey(AddWebAuthnForm):
    """A new passkey: it signs in alone, unless one wants it as a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": gettext("Passkey"), "passwordless": True, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("For yourself: where it lives, such as “my telephone”.")
        alone = self.fields["passwordless"]
        alone.label = _("It signs in alone")
        alone.help_text = _("Without user name and password; the device then asks for a finger, a face or a PIN.")


class RenamePasskey(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class TokenName(forms.Form):
    """What a token for a program is called in the list of tokens."""

    name = forms.CharField(
        label=_("Name of a new token"),
        help_text=_("For yourself: what uses it, such as “minutes on the laptop”."),
        max_length=60,
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name.isprintable():
            raise ValidationError(gettext("Leave out characters that cannot be seen."))
        return name
