// The picture on the screen of the administrator leads here with the token behind the #, which no server ever sees.
const form = document.querySelector("form[data-pair]");
const token = decodeURIComponent(location.hash.slice(1));

if (form && token) {
  form.elements.token.value = token;
  history.replaceState(null, "", location.pathname);
}
