
"use strict";
(() => {
  const element = (id) => document.getElementById(id);
  const { page, pairs, criteria } = JSON.parse(element("data").textContent);
  const places = new Map(pairs.map((id, place) => [id, place]));
  const articles = [...document.querySelectorAll("article.pair")];
  const boxes = [...document.querySelectorAll(".criterion")];
  const storageKey = "valbench-review-" + page;

  // One entry a pair; `good` is null until the pair is marked.
  const blank = () => pairs.map(() => ({ good: null, failed: [], note: "" }));
  let marks = blank();
  let place = 0;
  let isSaved = true;
  let isStored = true;
  let isBrief = false;

  const isMarked = (mark) => mark.good !== null;
  const markedCount = () => marks.filter(isMarked).length;
  // A text that was cut inside a character is no Unicode, and no reader of JSON would take it.
  const wellFormed = (text) => (text.toWellFormed ? text.toWellFormed() : text);

  function say(text) {
    element("message").textContent = text;
    element("message").hidden = !text;
  }

  // Files and the browser's storage

  const reviews = (wanted) =>
    marks.map((mark, index) => ({ pair_id: pairs[index], ...mark })).filter(wanted);

  function file(reviews) {
    return { valbench_review: 1, page, reviewer: wellFormed(element("reviewer").value.trim()), reviews };
  }

  // Reads what `file` made; throws a sentence for anything else.
  function marksIn(content) {
    if (content?.valbench_review !== 1 || !Array.isArray(content.reviews)) throw "This is no file of reviews.";
    if (content.page !== page) throw "This file is of another page, with other pairs.";
    const read = blank();
    for (const review of content.reviews) {
      const mark = read[places.get(review?.pair_id)];
      const failed = review?.failed;
      const isWhole = mark && [true, false, null].includes(review.good) && typeof review.note === "string" &&
        Array.isArray(failed) && failed.every((name) => criteria.includes(name)) &&
        (failed.length > 0) === (review.good === false);
      if (!isWhole) throw "This file has a review that this page cannot read.";
      mark.good = review.good;
      mark.failed = criteria.filter((name) => failed.includes(name));
      mark.note = review.note;
    }
    return read;
  }

  function store() {
    try {
      const content = file(reviews((review) => isMarked(review) || review.note));
      localStorage.setItem(storageKey, JSON.stringify({ ...content, place, isSaved, isBrief }));
    } catch {
      isStored = false;
      element("unkept").hidden = false;
    }
  }

  function restore() {
    try {
      const text = localStorage.getItem(storageKey);
      if (!text) return;
      const content = JSON.parse(text);
      marks = marksIn(content);
      element("reviewer").value = String(content.reviewer ?? "");
      isSaved = content.isSaved === true;
      isBrief = content.isBrief === true;
      if (Number.isInteger(content.place) && pairs[content.place] !== undefined) place = content.place;
    } catch {
      // What cannot be read is as good as nothing: the next mark replaces it.
    }
  }

  function save() {
    const content = file(reviews(isMarked));
    if (!content.reviewer) {
      say("Type your name first: the file is named after you.");
      element("reviewer").focus();
      return;
    }
    if (!content.reviews.length) return say("Nothing is marked yet.");
    const link = document.createElement("a");
    const name = content.reviewer.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+/, "") || "reviewer";
    link.download = `review-${name}.json`;
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2) + "\n"], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    isSaved = true;
    store();
    const drafts = reviews((review) => !isMarked(review) && review.note).length;
    say(`Saved ${content.reviews.length} reviews as ${link.download}.` +
      (drafts ? ` Notes on pairs without a mark are not in it: ${drafts}.` : ""));
    show();
  }

  async function load() {
    const chosen = element("loaded").files[0];
    element("loaded").value = "";
    if (!chosen) return;
    try {
      let content;
      try {
        content = JSON.parse(await chosen.text());
      } catch {
        throw "This is no file of reviews.";
      }
      const read = marksIn(content);
      if (markedCount() && !confirm(`Replace the ${markedCount()} marks on this page by those of the file?`)) return;
      marks = read;
      element("reviewer").value = String(content.reviewer ?? "");
      isSaved = true;
      go(firstUnmarked(0) ?? 0);
      say(`Loaded ${markedCount()} reviews.`);
    } catch (problem) {
      say(`${chosen.name}: ${typeof problem === "string" ? problem : "cannot be read."}`);
    }
  }

  // What is seen

  const ticks = pairs.map((_, index) => {
    const tick = document.createElement("i");
    tick.addEventListener("click", () => go(index));
    return tick;
  });
  element("map").append(...ticks);

  function show() {
    const mark = marks[place];
    articles.forEach((article, index) => {
      article.hidden = index !== place;
      ticks[index].className = isMarked(marks[index]) ? (marks[index].good ? "good" : "bad") : "";
      ticks[index].classList.toggle("here", index === place);
    });
    element("place").value = place + 1;
    element("previous").disabled = place === 0;
    element("next").disabled = place === pairs.length - 1;
    element("good").checked = mark.good === true;
    for (const box of boxes) box.checked = mark.failed.includes(box.value);
    if (element("note").value !== mark.note) element("note").value = mark.note;
    const state = element("state");
    state.className = isMarked(mark) ? (mark.good ? "good" : "bad") : "";
    state.textContent = !isMarked(mark) ? "not marked yet" : mark.good ? "good"
      : `not good: ${mark.failed.length} ${mark.failed.length === 1 ? "fails" : "fail"}`;
    articles[place].querySelector(".closed").hidden = isMarked(mark);
    articles[place].querySelector(".opened").hidden = !isMarked(mark);
    element("reviewed").textContent = markedCount();
    element("unreviewed").disabled = firstUnmarked(0) === undefined;
    element("save").classList.toggle("pending", !isSaved);
    element("save").textContent = isSaved ? "Save" : "Save •";
    element("marks").classList.toggle("brief", isBrief);
    element("brief").setAttribute("aria-pressed", isBrief);
  }

  function go(target) {
    place = Math.min(Math.max(target, 0), pairs.length - 1);
    say("");
    show();
    store();
    scrollTo(0, 0);
    articles[place].querySelector(".source").scrollTop = 0;
  }

  // By a key, after which the space bar scrolls the source.
  function step(count) {
    go(place + count);
    articles[place].querySelector(".source").focus({ preventScroll: true });
  }

  // From `start` on, and then from the beginning.
  function firstUnmarked(start) {
    const order = [...marks.keys()];
    return [...order.slice(start), ...order.slice(0, start)].find((index) => !isMarked(marks[index]));
  }

  function goToUnmarked() {
    const target = firstUnmarked(place + 1);
    if (target !== undefined) go(target);
  }

  function change(mark) {
    Object.assign(marks[place], mark);
    isSaved = false;
    say("");
    store();
    show();
    if (mark.note === undefined && isMarked(marks[place]) && markedCount() === pairs.length) {
      say("All pairs are marked. Save the file and hand it in.");
    }
  }

  const toggleGood = () => change({ good: marks[place].good === true ? null : true, failed: [] });

  function toggleCriterion(name) {
    const before = marks[place].failed;
    const failed = criteria.filter((other) => before.includes(other) !== (other === name));
    change({ good: failed.length ? false : null, failed });
  }

  function toggleBrief() {
    isBrief = !isBrief;
    store();
    show();
  }

  // What the reviewer does

  element("brief").addEventListener("click", toggleBrief);
  element("good").addEventListener("change", toggleGood);
  for (const box of boxes) box.addEventListener("change", () => toggleCriterion(box.value));
  element("note").addEventListener("input", () => change({ note: wellFormed(element("note").value) }));
  element("marks").addEventListener("submit", (event) => event.preventDefault());
  element("previous").addEventListener("click", () => go(place - 1));
  element("next").addEventListener("click", () => go(place + 1));
  element("unreviewed").addEventListener("click", goToUnmarked);
  element("place").addEventListener("change", () => go((parseInt(element("place").value, 10) || place + 1) - 1));
  element("reviewer").addEventListener("input", () => {
    isSaved = false;
    store();
    show();
  });
  element("file").addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  element("load").addEventListener("click", () => element("loaded").click());
  element("loaded").addEventListener("change", load);
  element("restart").addEventListener("click", () => {
    if (!confirm("Forget all marks and notes on this page? Saved files stay as they are.")) return;
    marks = blank();
    element("reviewer").value = "";
    isSaved = true;
    go(0);
  });

  const keys = {
    j: () => step(1), ArrowRight: () => step(1), k: () => step(-1), ArrowLeft: () => step(-1), u: goToUnmarked,
    g: toggleGood, n: () => element("note").focus(), b: toggleBrief, s: save,
  };
  criteria.forEach((name, index) => (keys[index + 1] = () => toggleCriterion(name)));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.matches("textarea, input:not([type=checkbox])")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // The same page in another tab.
  addEventListener("storage", (event) => {
    if (event.key !== storageKey) return;
    const here = place;
    restore();
    place = here;
    show();
  });

  addEventListener("beforeunload", (event) => {
    if (!isStored && !isSaved) event.preventDefault();
  });

  element("marks").hidden = false;
  restore();
  show();
  store();
})();
