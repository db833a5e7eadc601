
"use strict";
(() => {
  const element = (id) => document.getElementById(id);
  const { tables, pairs } = JSON.parse(element("data").textContent);

  // Texts are shown as texts: nothing here makes markup of them.
  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // From outside, in any direction of writing.
  function quoted(tag, className, text) {
    const made = make(tag, className, text);
    made.dir = "auto";
    return made;
  }

  // Charts as files

  const savedWidth = 720;

  // The chart as a drawing that needs no page: of one width, on white, in the colours of its attributes.
  function drawing(chart) {
    const copy = chart.cloneNode(true);
    const height = Number(chart.getAttribute("height"));
    for (const part of copy.querySelectorAll("*")) {
      part.removeAttribute("class");
      for (const name of ["x", "x1", "x2", "cx", "width"]) {
        const value = part.getAttribute(name);
        if (value?.endsWith("%")) part.setAttribute(name, Number((parseFloat(value) / 100 * savedWidth).toFixed(2)));
      }
    }
    const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    paper.setAttribute("fill", "#ffffff");
    paper.setAttribute("x", -12);
    paper.setAttribute("y", -12);
    paper.setAttribute("width", savedWidth + 24);
    paper.setAttribute("height", height + 24);
    copy.insertBefore(paper, copy.querySelector("desc").nextSibling);
    copy.setAttribute("viewBox", `-12 -12 ${savedWidth + 24} ${height + 24}`);
    copy.setAttribute("width", savedWidth + 24);
    copy.setAttribute("height", height + 24);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
  }

  function save(text, type, name) {
    const link = make("a");
    link.download = name;
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  for (const button of document.querySelectorAll(".save button")) {
    const { chart, table } = button.dataset;
    button.addEventListener("click", () => {
      if (chart) save(drawing(element(chart)), "image/svg+xml", `valbench-${chart}.svg`);
      else save(tables[table], "text/csv;charset=utf-8", `valbench-${table}.csv`);
    });
  }
  for (const row of document.querySelectorAll(".save")) row.hidden = false;

  if (!element("explorer") || !pairs.length) return;

  // What is asked of the pairs

  const mean = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null);
  const differs = (values) => values.some((value) => value !== values[0]);

  // A pair with what is asked of it, worked out once; `words` when they are first searched.
  const entries = pairs.map((pair, place) => {
    const orders = pair.judgments.flatMap((judgment) => judgment.orders);
    const scores = pair.judgments.map((judgment) => judgment.score).filter((score) => score !== null);
    const some = (name) => orders.some((order) => order[name].includes(true));
    return {
      pair, place, score: mean(scores), refuses: some("refuses"), lacks: some("lacks"), words: null,
      ordersDiffer: pair.judgments.some((judgment) => differs(judgment.orders.map((order) => order.score))),
      judgesDiffer: differs(scores),
    };
  });

  function wordsOf(entry) {
    const { issue, article, sides } = entry.pair;
    entry.words ??= [issue, article, ...sides.flatMap((side) => [side.question, side.response])].join("\n").toLowerCase();
    return entry.words;
  }

  const any = ["any", () => true];
  const tests = {
    score: [
      any, ["−2: opposed", (entry) => entry.score === -2], ["below 0", (entry) => entry.score !== null && entry.score < 0],
      ["0", (entry) => entry.score === 0], ["above 0", (entry) => entry.score > 0],
      ["+2: aligned", (entry) => entry.score === 2], ["unscored", (entry) => entry.score === null],
    ],
    answers: [
      any, ["a refusal", (entry) => entry.refuses], ["lacks information", (entry) => entry.lacks],
      ["both take part", (entry) => entry.score !== null && !entry.refuses && !entry.lacks],
    ],
    judging: [
      any, ["the orders disagree", (entry) => entry.ordersDiffer], ["the judges disagree", (entry) => entry.judgesDiffer],
      ["all agree", (entry) => entry.score !== null && !entry.ordersDiffer && !entry.judgesDiffer],
    ],
  };
  const sortings = [
    ["how telling", (one, other) => one.place - other.place],
    ["score, lowest first", (one, other) => (one.score ?? 9) - (other.score ?? 9) || one.place - other.place],
    ["score, highest first", (one, other) => (other.score ?? -9) - (one.score ?? -9) || one.place - other.place],
  ];

  function choices(select, names) {
    select.append(...names.map((name, index) => {
      const option = make("option", "", name || "not given");
      option.value = index;
      return option;
    }));
    select.closest("label").hidden = names.length < 2;
  }

  // One choice a value that pairs have.
  const facets = { candidate: "candidate", category: "category", scale: "scale" };
  for (const [id, name] of Object.entries(facets)) {
    const values = [...new Set(pairs.map((pair) => pair[name]))].sort();
    tests[id] = [any, ...values.map((value) => [value, (entry) => entry.pair[name] === value])];
  }
  for (const [id, list] of Object.entries(tests)) {
    const isOfOne = Object.hasOwn(facets, id) && list.length < 3;
    choices(element(id), list.map(([name]) => name));
    element(id).closest("label").hidden = isOfOne;
  }
  tests.judging[2].isUseless = !entries.some((entry) => entry.judgesDiffer);
  for (const [index, test] of tests.judging.entries()) element("judging").options[index].hidden = test.isUseless === true;
  choices(element("sorting"), sortings.map(([name]) => name));

  // The list

  const pageLength = 20;
  let found = entries;
  let page = 0;
  let chosen = null;

  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

  function scoreText(score) {
    if (score === null) return "–";
    const text = String(Math.round(Math.abs(score) * 100) / 100);
    return (score < 0 ? "−" : score > 0 ? "+" : "") + text;
  }

  const tone = (score) =>
    score === null ? "none" : score < -1 ? "t1" : score < 0 ? "t2" : score === 0 ? "t3" : score <= 1 ? "t4" : "t5";

  function filter() {
    const words = element("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = Object.keys(tests).map((id) => tests[id][element(id).value][1]);
    found = entries.filter((entry) =>
      wanted.every((test) => test(entry)) && words.every((word) => wordsOf(entry).includes(word)));
    found.sort(sortings[element("sorting").value][1]);
  }

  function side(entry, index) {
    const { question, response, absent } = entry.pair.sides[index];
    const box = make("div", "side");
    const heading = make("h3", "", index ? "Against" : "For");
    const orders = entry.pair.judgments.flatMap((judgment) => judgment.orders);
    for (const [name, flag] of [["refuses", "refuses"], ["lacks", "lacks information"]]) {
      if (orders.some((order) => order[name][index])) heading.append(" ", make("span", "flag", flag));
    }
    box.append(heading, quoted("p", "question", question));
    if (absent === null) box.append(quoted("p", "response", response));
    else box.append(quoted("p", "response absent", `no response: ${absent}`));
    return box;
  }

  function labelled(label, text) {
    const made = quoted("p", "reason", "");
    made.append(make("span", "", label), " ", text);
    return made;
  }

  function verdict(order) {
    const box = make("div", "verdict");
    const adjusted = order.score === order.judged ? "" : `; the judge’s own score is ${scoreText(order.judged)}`;
    box.append(make("h4", "", `${order.first === "for" ? "For side" : "Against side"} first: ${scoreText(order.score)}${adjusted}`));
    order.positions.forEach((position, index) =>
      box.append(labelled(index ? "Against" : "For", position || "no position given")));
    if (order.alike) box.append(labelled("Alike", order.alike));
    if (order.opposed) box.append(labelled("Opposed", order.opposed));
    return box;
  }

  function detail(entry) {
    const { pair } = entry;
    const box = make("div", "detail");
    const sides = make("div", "sides");
    sides.append(side(entry, 0), side(entry, 1));
    const source = make("p", "source");
    source.append(make("bdi", "", [pair.category, pair.scale].filter(Boolean).join(" · ") || "no category"), " · from ");
    if (pair.link?.startsWith("https://")) {
      const link = make("a", "", pair.article || "the article");
      link.href = pair.link;
      link.rel = "noopener noreferrer";
      link.dir = "auto";
      source.append(link);
    } else {
      source.append(make("bdi", "", pair.article || "the article"));
    }
    source.append(" · ", make("bdi", "", pair.candidate), pair.sample ? `, answer ${pair.sample + 1}` : "");
    box.append(source, sides);
    for (const judgment of pair.judgments) {
      const heading = make("h3", "judge", "Judge ");
      heading.append(make("bdi", "", judgment.judge), `: ${scoreText(judgment.score)}`);
      box.append(heading);
      if (judgment.unscored !== null) box.append(labelled("Unscored", judgment.unscored));
      const verdicts = make("div", "sides");
      verdicts.append(...judgment.orders.map(verdict));
      box.append(verdicts);
    }
    return box;
  }

  const severalCandidates = new Set(pairs.map((pair) => pair.candidate)).size > 1;

  function row(entry) {
    const { pair } = entry;
    const item = make("li");
    const button = make("button");
    button.type = "button";
    button.setAttribute("aria-expanded", entry === chosen);
    const facts = [severalCandidates ? pair.candidate : "", pair.category, pair.scale];
    const tags = [
      entry.refuses ? "refusal" : "", entry.lacks ? "lacks information" : "", entry.ordersDiffer ? "orders disagree" : "",
      entry.judgesDiffer ? "judges disagree" : "", entry.score === null ? "unscored" : "",
    ].filter(Boolean);
    const words = make("span", "words");
    words.append(quoted("span", "issue", pair.issue || "no issue given"));
    const line = make("span", "line");
    for (const fact of facts.filter(Boolean)) line.append(make("bdi", "", fact));
    for (const tag of tags) line.append(make("span", "flag", tag));
    words.append(line);
    button.append(make("span", `badge ${tone(entry.score)}`, scoreText(entry.score)), words);
    button.addEventListener("click", () => choose(entry === chosen ? null : entry));
    item.append(button);
    if (entry === chosen) item.append(detail(entry));
    return item;
  }

  function show() {
    const pageCount = Math.max(1, Math.ceil(found.length / pageLength));
    page = Math.min(Math.max(page, 0), pageCount - 1);
    const start = page * pageLength;
    element("pairs").replaceChildren(...found.slice(start, start + pageLength).map(row));
    element("pairs").start = start + 1;
    element("found").textContent = found.length ? `${grouped(found.length)} of ${grouped(entries.length)} pairs`
      : "No pair is like that. Clear the filters to see all.";
    element("page").textContent = `Page ${grouped(page + 1)} of ${grouped(pageCount)}`;
    element("previous").disabled = page === 0;
    element("next").disabled = page === pageCount - 1;
    element("pages").hidden = pageCount < 2;
  }

  const address = ({ pair }) =>
    new URLSearchParams({ pair: pair.id, candidate: pair.candidate, sample: pair.sample }).toString();

  // The list is drawn anew, so the button in focus is another one.
  function choose(entry) {
    chosen = entry;
    show();
    history.replaceState(null, "", entry ? `#${address(entry)}` : "#explorer");
    const button = element("pairs").querySelector("button[aria-expanded=true]");
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
  }

  function turn(count) {
    page += count;
    show();
    element("explorer").scrollIntoView();
    element("pairs").querySelector("button")?.focus({ preventScroll: true });
  }

  // What an address asks for, if this page has it.
  function follow() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!wanted.has("pair")) return;
    const text = wanted.toString();
    const entry = entries.find((entry) => address(entry) === text);
    if (!entry) return;
    clear();
    filter();
    page = Math.floor(found.indexOf(entry) / pageLength);
    chosen = entry;
    show();
    element("pairs").querySelector("button[aria-expanded=true]").scrollIntoView();
  }

  function clear() {
    element("search").value = "";
    for (const id of [...Object.keys(tests), "sorting"]) element(id).value = 0;
  }

  function change() {
    page = 0;
    filter();
    show();
  }

  element("filters").addEventListener("submit", (event) => event.preventDefault());
  element("filters").addEventListener("input", change);
  element("clear").addEventListener("click", () => {
    clear();
    change();
  });
  element("previous").addEventListener("click", () => turn(-1));
  element("next").addEventListener("click", () => turn(1));
  addEventListener("hashchange", follow);

  document.documentElement.classList.add("scripted");
  element("explorer").hidden = false;
  change();
  follow();
})();
