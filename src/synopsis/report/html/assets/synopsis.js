"use strict";
(() => {
  const root = document.documentElement;
  const framed = window.top !== window;
  if (framed) root.dataset.framed = "";

  // The choice of theme outlives the page where the browser lets it.
  const kept = {
    read() { try { return localStorage.getItem("synopsis-theme"); } catch { return null; } },
    save(value) { try { localStorage.setItem("synopsis-theme", value); } catch { /* not kept */ } },
  };
  const isDark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  const chosen = kept.read();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  function themeButton() {
    const button = document.getElementById("theme");
    const label = () => { button.textContent = isDark() ? "Light page" : "Dark page"; };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      kept.save(root.dataset.theme);
      label();
    });
  }

  // The origin of a number, opened beside it; without this it is a plain link.
  let dialog = null;
  let opener = null;

  function originDialog() {
    if (dialog) return dialog;
    dialog = document.createElement("dialog");
    dialog.className = "origin-view";
    dialog.setAttribute("aria-label", "Origin of the number");
    const bar = document.createElement("p");
    const open = document.createElement("a");
    open.textContent = "Open its page";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    bar.append(open, close);
    const frame = document.createElement("iframe");
    frame.title = "Origin of the number";
    dialog.append(bar, frame);
    dialog.addEventListener("close", () => { if (opener) opener.focus(); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
  }

  function showOrigin(href, from) {
    const view = originDialog();
    opener = from;
    view.querySelector("a").href = href;
    const frame = view.querySelector("iframe");
    const fresh = frame.cloneNode();
    fresh.src = href;
    frame.replaceWith(fresh);
    view.showModal();
  }

  const isOrigin = (href) => href.includes("#n-") || href.includes("#e-");
  const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  function originLinks() {
    if (framed || location.pathname.includes("/origins/")) return;
    document.addEventListener("click", (event) => {
      if (!isPlain(event) || !(event.target instanceof Element)) return;
      const link = event.target.closest("a.n, a.mark");
      const point = event.target.closest("[data-origin]");
      if (link && isOrigin(link.href)) {
        event.preventDefault();
        showOrigin(link.href, link);
      } else if (point) {
        showOrigin(point.dataset.origin, point.closest(".drawing"));
      }
    });
  }

  // A chart is read point by point: by pointer, or by arrow keys once it has the focus.
  function readout(figure) {
    const drawing = figure.querySelector(".drawing");
    const line = document.createElement("p");
    line.className = "readout";
    line.setAttribute("role", "status");
    const hint = figure.classList.contains("strip") ? "" : "Point at a mark, or use the arrow keys, to read it; Enter opens its origin.";
    line.textContent = hint;
    drawing.after(line);
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", "Chart; arrow keys read its points");
    let at = -1;
    const shown = () => [...drawing.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().width > 0);
    const points = () => [...(shown() || drawing).querySelectorAll("[data-origin]")];
    const read = (point) => {
      drawing.querySelectorAll(".is-read").forEach((other) => other.classList.remove("is-read"));
      if (!point) { line.textContent = hint; return; }
      point.classList.add("is-read");
      line.textContent = point.dataset.words;
    };
    drawing.addEventListener("pointerover", (event) => {
      const point = event.target.closest("[data-origin]");
      if (point) { at = points().indexOf(point); read(point); }
    });
    drawing.addEventListener("keydown", (event) => {
      const all = points();
      const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      if (event.key in moves && all.length) {
        event.preventDefault();
        at = (at + moves[event.key] + all.length) % all.length;
        read(all[at]);
      } else if (event.key === "Enter" && all[at]) {
        showOrigin(all[at].dataset.origin, drawing);
      } else if (event.key === "Escape") {
        at = -1;
        read(null);
      }
    });
  }

  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
  });

  addEventListener("DOMContentLoaded", () => {
    themeButton();
    originLinks();
    document.querySelectorAll("figure.chart").forEach(readout);
  });
})();
