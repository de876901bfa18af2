"""What a person signed with a key of their own, beside the act: kept here, and verified by `goodoffices.proof.people`.

Who holds a key is not known here: those at the table tell each other its fingerprint.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Signed = Annotated[str, Meta(min_length=1, max_length=4096)]
Base64 = Annotated[str, Meta(max_length=4096)]  # of the kind for addresses (RFC 4648, section 5), without padding


class Signature(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A person's signature: made with `ssh-keygen -Y sign` on a laptop, or with a passkey in a browser (WebAuthn).

    The first holds its public key, from its BEGIN to its END line. The second needs what follows it to be verified.
    """

    by: Literal["ssh-keygen", "passkey"]
    signature: Signed
    key: Base64 = ""  # the passkey's public key, as SubjectPublicKeyInfo
    authenticator: Base64 = ""  # what the authenticator signed of itself
    client: Base64 = ""  # what the browser says that it asked for, with the challenge
