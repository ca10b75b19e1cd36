// The size of the text that was chosen on this phone, before anything is drawn. The page may come from the phone's own
// store, where the service said another.
{
  const size = document.cookie.match(/(?:^|; )timebank-text=([23])/)?.[1];
  if (size) document.documentElement.dataset.text = size;
  else delete document.documentElement.dataset.text;
}
