// Puts the screens on the page and tells the shell that they can be seen.
import { mount } from "svelte";
import App from "./App.svelte";
import { wearLook } from "./look/look.svelte";
import { ready } from "./platform";
import "./look/tokens.css";
import "./look/fonts.css";
import "./look/base.css";
import "./look/layers.css";

wearLook();
const target = document.getElementById("app");
if (target !== null) {
  mount(App, { target });
  requestAnimationFrame(() => void ready().catch(() => undefined));
}
