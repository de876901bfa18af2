// Has a text signed by whoever sits here: with a passkey of the account, or with the signature in a file. Nothing is
// sent until the form is.
"use strict";
(() => {
  const box = document.getElementById("person"), $ = (selector) => box?.querySelector(selector);
  if (!box) return;
  const raw = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const button = $("[data-challenge]"), said = $("[data-said-of-signing]"), into = box.closest("form").elements.passkey;

  if (button && window.PublicKeyCredential) {
    const keys = JSON.parse(document.getElementById("own-passkeys").textContent);
    button.closest("[hidden]").hidden = false;
    const done = () => { said.textContent = button.dataset.signed; };
    if (into.value) done();
    button.addEventListener("click", async () => {
      said.textContent = button.dataset.asking;
      try {
        const { rawId, response } = await navigator.credentials.get({ publicKey: {
          challenge: raw(button.dataset.challenge), userVerification: "preferred", timeout: 120000,
          allowCredentials: keys.map(({ id }) => ({ type: "public-key", id: raw(id) })),
        } });
        const own = keys.find(({ id }) => id === base64(rawId));
        if (!own) throw new Error("another passkey");
        into.value = JSON.stringify({
          by: "passkey", key: own.key, authenticator: base64(response.authenticatorData),
          client: base64(response.clientDataJSON), signature: base64(response.signature),
        });
        done();
      } catch { said.textContent = button.dataset.refused; }
    });
  }

  const file = $("input[type=file]"), text = $("textarea");
  if (file) {
    file.closest("[hidden]").hidden = false;
    file.addEventListener("change", async () => {
      const given = file.files[0];
      if (given) text.value = given.size > 4096 ? "" : await given.text();
    });
  }
})();
