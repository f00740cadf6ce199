"use strict";
// Puts each note on the line of its words where the margin is wide; without this it stands beside
// its paragraph.
(() => {
  const wide = matchMedia("screen and (min-width: 64rem)");
  const gap = 14;
  function place(text) {
    text.classList.toggle("is-placed", wide.matches);
    text.style.minHeight = "";
    const notes = [...text.querySelectorAll(".note")];
    for (const note of notes) note.style.top = "";
    if (!wide.matches) return;
    const origin = text.getBoundingClientRect().top;
    const shown = notes.filter((note) => getComputedStyle(note).display !== "none");
    const wanted = shown.map((note) => {
      const words = document.getElementById("w" + note.id.slice(1));
      return words.getBoundingClientRect().top - origin;
    });
    const heights = shown.map((note) => note.offsetHeight);
    let free = 0;
    shown.forEach((note, index) => {
      const top = Math.max(free, wanted[index]);
      note.style.top = `${top}px`;
      free = top + heights[index] + gap;
    });
    text.style.minHeight = `${free}px`;
  }
  const placeAll = () => document.querySelectorAll(".text").forEach(place);
  document.addEventListener("DOMContentLoaded", () => {
    placeAll();
    document.querySelectorAll(".show input").forEach((one) => one.addEventListener("change", placeAll));
    addEventListener("resize", placeAll);
    if (document.fonts) document.fonts.ready.then(placeAll);
  });
})();
