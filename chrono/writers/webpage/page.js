"use strict";
(() => {
  const MOMENT = 1, CHOICE = 2, DOUBT = 4, LEFT_ARROW = 8, LEFT_FADE = 16, RIGHT_ARROW = 32,
    RIGHT_FADE = 64, ROUGH = 128;
  const [FIRST, BEGUN, ENDED, LAST, KNOWN, FLAGS, HUE, MODALITY, FACET] =
    [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const DAY = 86400, YEAR = 31556952, SVG = "http://www.w3.org/2000/svg";
  const at = (name) => document.getElementById("/" + name);
  const marks = JSON.parse(at("marks").textContent);
  const events = marks.events;
  const items = [...document.querySelectorAll("#\\/list > ol > li")];
  const facets = ["org", "person", "place", "tag"];
  const short = (text, most) => text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text;

  /* Opening an event to its claims. */

  const heading = (item) => item.querySelector("h3 > .title");

  for (const item of items) {
    const link = heading(item), button = document.createElement("button");
    button.type = "button";
    button.className = "title";
    button.dir = "auto";
    button.append(...link.childNodes);
    button.setAttribute("aria-expanded", "false");
    link.replaceWith(button);
    item.querySelector("article > div").setAttribute("hidden", "until-found");
  }

  function opened(item) {
    return heading(item).getAttribute("aria-expanded") === "true";
  }

  function open(item, wanted) {
    heading(item).setAttribute("aria-expanded", String(wanted));
    const rest = item.querySelector("article > div");
    if (wanted) rest.removeAttribute("hidden");
    else rest.setAttribute("hidden", "until-found");
    if (wanted && !item.querySelector(".actions")) rest.append(actions(item));
  }

  function actions(item) {
    const line = document.createElement("p");
    line.className = "actions";
    for (const [name, text] of [["Copy citation", citation], ["Copy link", address]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => copy(text(item), button));
      line.append(button);
    }
    return line;
  }

  const said = (node) => node ? node.textContent.trim().replace(/\s+/g, " ") : "";

  function citation(item) {
    const lines = [said(heading(item)) + " (" + said(item.querySelector(".when")) + ")."];
    for (const figure of item.querySelectorAll("figure")) {
      const link = figure.querySelector("figcaption a");
      const place = said(figure.querySelector("figcaption"));
      lines.push([said(figure.querySelector("blockquote")), place, link && "<" + link.href + ">"]
        .filter(Boolean).join(" — "));
    }
    return lines.join("\n") + "\n";
  }

  function address(item) {
    return location.href.split("#")[0] + "#" + encodeURIComponent(item.id);
  }

  async function copy(text, button) {
    const name = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("aria-hidden", "true");
      button.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    at("told").textContent = name === "Copy link" ? "Link copied" : "Citation copied";
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = name; }, 1500);
  }

  at("list").addEventListener("click", (click) => {
    const button = click.target.closest("h3 > button");
    if (!button) return;
    const item = button.closest("li[id]");
    open(item, !opened(item));
    if (opened(item)) history.replaceState(null, "", "#" + encodeURIComponent(item.id));
  });
  at("list").addEventListener("beforematch", (found) => {
    open(found.target.closest("ol > li"), true);
  });
  at("open").addEventListener("click", () => {
    const wanted = at("open").textContent === "Open all";
    for (const item of items) if (!item.hidden) open(item, wanted);
    at("open").textContent = wanted ? "Close all" : "Open all";
  });

  function go(item) {
    if (item.hidden) {
      at("filters").reset();
      filter();
    }
    open(item, true);
    item.scrollIntoView({ block: "start" });
    heading(item).focus({ preventScroll: true });
  }

  function follow() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* as it stands */ }
    const item = items.find((each) => each.id === name);
    if (item) go(item);
  }

  /* Filters. Answers are no, possibly and for certain, as those of the command line. */

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/ı/g, "i").replace(/ß/g, "ss");
  let texts = null;

  function choices(name, number) {
    const labels = marks.facets[name], counts = labels.map(() => 0);
    for (const event of events) for (const n of event[FACET + number]) counts[n]++;
    const order = labels.map((_, n) => n).sort((a, b) => labels[a].localeCompare(labels[b]));
    const select = at(name);
    select.add(new Option("any", ""));
    for (const n of order) select.add(new Option(short(labels[n], 60) + " (" + counts[n] + ")", n));
    select.parentElement.hidden = !labels.length;
  }

  /* A year, month or day to its bounds in seconds; null when nothing, undefined when no date. */
  function period(text) {
    if (!text.trim()) return null;
    const found = /^\s*(-?\d{1,9})(?:-(\d\d?)(?:-(\d\d?))?)?\s*(BCE?|AD|CE)?\s*$/i.exec(text);
    if (!found) return undefined;
    const [, years, months, days, era] = found;
    const year = /^B/i.test(era || "") ? 1 - years : +years;
    const month = +(months || 1), day = +(days || 1);
    if (month < 1 || month > 12 || day < 1) return undefined;
    const start = ordinal(year, month, day);
    const next = months ? (month === 12 ? ordinal(year + 1, 1, 1) : ordinal(year, month + 1, 1))
      : ordinal(year + 1, 1, 1);
    if (days && start >= next) return undefined;
    return [start * DAY, (days ? start + 1 : next) * DAY];
  }

  /* 2 for certain, 1 possibly, 0 no: whether an event is in the period; its end is not part of it. */
  function within(event, low, high) {
    const flags = event[FLAGS];
    const first = event[FIRST] ?? -Infinity, last = event[LAST] ?? Infinity;
    if (event[FIRST] === null && event[LAST] === null && !flags) return 1;  // undated
    if (first >= high || last <= low) return 0;
    if (flags & MOMENT) return first >= low && last <= high ? 2 : 1;
    const begun = flags & LEFT_ARROW ? -Infinity : Math.min(event[BEGUN] ?? Infinity, last);
    const ended = flags & RIGHT_ARROW ? Infinity : Math.max(event[ENDED] ?? -Infinity, first);
    return begun <= high && ended >= low ? 2 : 1;
  }

  function asked(name) {
    const field = at(name), found = period(field.value);
    if (found === undefined) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    return found;
  }

  let shown = events.map((_, n) => n);

  function filter() {
    const from = asked("from"), to = asked("to");
    const low = from ? from[0] : -Infinity, high = to ? to[1] : Infinity;
    at("wrong").textContent = from === undefined || to === undefined
      ? "Write a year, a month or a day: 1999, 2024-03, 2025-09-21, 44 BC."
      : low >= high ? "The period ends before it starts." : "";
    const words = fold(at("text").value).split(/\s+/).filter(Boolean);
    if (words.length) texts ??= items.map((item) => fold(item.id + " " + item.textContent));
    const named = facets.map((name) => at(name).value);
    const sure = at("sure").value, certain = at("certain").checked;
    let possible = 0;
    const found = [];
    events.forEach((event, n) => {
      const match = from || to ? within(event, low, high) : 2;
      const kept = match > (certain ? 1 : 0)
        && named.every((value, k) => value === "" || event[FACET + k].includes(+value))
        && (sure !== "date" && sure !== "both" || event[FIRST] !== null && !(event[FLAGS] & ROUGH))
        && (sure !== "fact" && sure !== "both" || event[MODALITY] === 0)
        && words.every((word) => texts[n].includes(word));
      if (items[n].hidden === kept) items[n].hidden = !kept;
      items[n].classList.toggle("maybe", kept && match === 1);
      if (kept) found.push(n);
      if (kept && match === 1) possible++;
    });
    shown = found;
    const count = found.length.toLocaleString("en");
    at("told").textContent = (found.length === events.length
      ? count + (events.length === 1 ? " event" : " events")
      : count + " of " + events.length.toLocaleString("en") + " events")
      + (possible ? ", " + possible + " only possibly (*)" : "");
    fit(low, high);
  }

  let waiting = 0;
  at("filters").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  at("filters").addEventListener("reset", () => setTimeout(filter));
  at("filters").addEventListener("submit", (sent) => sent.preventDefault());

  /* Days of any year, proleptic Gregorian; 0001-01-01 is day 1. */

  function ordinal(year, month, day) {
    const past = month > 2 ? year : year - 1, era = Math.floor(past / 400), of = past - era * 400;
    const days = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + of * 365 + Math.floor(of / 4) - Math.floor(of / 100) + days - 305;
  }

  function civil(number) {
    const from = number + 305, era = Math.floor(from / 146097), rest = from - era * 146097;
    const of = Math.floor((rest - Math.floor(rest / 1460) + Math.floor(rest / 36524)
      - Math.floor(rest / 146096)) / 365);
    const days = rest - (365 * of + Math.floor(of / 4) - Math.floor(of / 100));
    const part = Math.floor((5 * days + 2) / 153), month = part < 10 ? part + 3 : part - 9;
    return [of + era * 400 + (month <= 2 ? 1 : 0), month, days - Math.floor((153 * part + 2) / 5) + 1];
  }

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const grouped = (number) => number > 9999 ? number.toLocaleString("en") : String(number);
  const yearName = (year) => year < 1 ? grouped(1 - year) + " BC"
    : year < 1000 ? "AD " + year : grouped(year);
  const two = (number) => String(number).padStart(2, "0");

  function placeName(second, unit) {
    const [year, month, day] = civil(Math.floor(second / DAY));
    if (unit === "year") return yearName(year);
    if (unit === "month") return MONTHS[month - 1] + " " + yearName(year);
    const date = day + " " + MONTHS[month - 1] + " " + yearName(year);
    if (unit === "day") return date;
    const clock = ((second % DAY) + DAY) % DAY;
    return clock ? two(Math.floor(clock / 3600)) + ":" + two(Math.floor(clock / 60) % 60) : date;
  }

  const LADDER = [
    ...[60, 300, 900, 1800, 3600, 10800, 21600, 43200].map((n) => ["second", n, n]),
    ...[1, 2, 5, 10].map((n) => ["day", n, n * DAY]),
    ...[1, 3, 6].map((n) => ["month", n, n * YEAR / 12]),
    ...Array.from({ length: 30 }, (_, n) => {
      const years = [1, 2, 5][n % 3] * 10 ** Math.floor(n / 3);
      return ["year", years, years * YEAR];
    }),
  ];

  function ticks(low, high, most) {
    const step = LADDER.find((each) => (high - low) / each[2] <= most) || LADDER.at(-1);
    const [unit, number] = step, found = [];
    const add = (second) => { if (second >= low && second < high) found.push(second); };
    const [first] = civil(Math.floor(low / DAY)), [last] = civil(Math.floor(high / DAY));
    if (unit === "second") {
      for (let t = Math.ceil(low / number) * number; t < high; t += number) add(t);
    } else if (unit === "year") {
      for (let past = Math.floor((1 - first) / number) * number; past > 0 && 1 - past <= last;
        past -= number) add(ordinal(1 - past, 1, 1) * DAY);
      if (number > 1) add(ordinal(1, 1, 1) * DAY);
      for (let year = Math.max(Math.floor(first / number), 1) * number; year <= last;
        year += number) add(ordinal(year, 1, 1) * DAY);
    } else {
      for (let year = first; year <= last; year++) {
        for (let month = 1; month <= 12; month += unit === "month" ? number : 1) {
          const start = ordinal(year, month, 1);
          if (unit === "month") add(start * DAY);
          else for (let day = 0; day < 29 && (day === 0 || day + number / 2 < 30); day += number)
            add((start + day) * DAY);
        }
      }
    }
    return found.map((second) => [second, placeName(second, unit)]);
  }

  /* The drawing: bars in lanes, as far as they have room, else columns that count. */

  const picture = at("picture"), TOP = 22, LANE = 18, THIN = 10, FADE = 18, LEAST = 8, GAP = 6, TIP = 11;
  const PAPER = 700;  // how wide it is drawn for paper, in pixels
  let low = 0, high = 1, least = 0, most = 1, width = 0, due = 0, printing = false;

  function fit(from = -Infinity, to = Infinity) {
    let first = Infinity, last = -Infinity, left = false, right = false;
    for (const n of shown) {
      const event = events[n];
      for (const bound of [event[FIRST], event[KNOWN], event[LAST]]) {
        if (bound !== null) { first = Math.min(first, bound); last = Math.max(last, bound); }
      }
      if (event[FLAGS]) { left ||= event[FIRST] === null; right ||= event[LAST] === null; }
    }
    at("drawn").hidden = first === Infinity;
    if (first === Infinity) return;
    const margin = Math.max((last - first) / 25, 60);
    least = Math.max(first - margin * (left ? 2 : 1), from);
    most = Math.min(last + margin * (right ? 2 : 1), to);
    if (least >= most) { least = first - margin; most = last + margin; }
    [low, high] = [least, most];
    plan();
  }

  function plan() {
    if (!due) due = requestAnimationFrame(() => { due = 0; draw(); });
  }

  function make(name, values, parent, text) {
    const node = document.createElementNS(SVG, name);
    for (const key in values) node.setAttribute(key, values[key]);
    if (text !== undefined) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  }

  const pen = document.createElement("canvas").getContext("2d");
  const names = new Map();
  const sized = new Map();

  function label(n) {
    if (!names.has(n)) {
      const date = items[n].querySelector(".when");
      names.set(n, short(said(date) + " " + said(heading(items[n])), 90));
    }
    return names.get(n);
  }

  function wide(text) {
    if (!sized.has(text)) {
      pen.font = "12px " + getComputedStyle(document.body).fontFamily;
      sized.set(text, pen.measureText(text).width);
    }
    return sized.get(text);
  }

  const x = (second) => (second - low) / (high - low) * width;

  /* How far an end without a bound is drawn from what is known of it; see chrono/chart/bars.py. */
  const reach = () => Math.max((most - least) * marks.reach, 1);

  /* From where to where a bar is drawn. */
  function ends(event) {
    const known = event[KNOWN], goesOn = event[FLAGS] & RIGHT_ARROW;
    return [
      event[FIRST] ?? (known === null ? low : Math.min(known, most) - reach()),
      event[LAST] ?? (known === null || goesOn ? high : Math.max(known, least) + reach()),
    ];
  }

  function seen() {
    return shown.filter((n) => {
      const [first, last] = ends(events[n]);
      return (events[n][FLAGS] || events[n][FIRST] !== null) && first < high && last > low;
    });
  }

  const room = () => printing ? Infinity : Math.max(innerHeight * .6, 30 * LANE);

  /* A text of at most so many pixels. */
  function cut(text, most) {
    if (wide(text) > most) text = short(text, Math.floor(text.length * most / wide(text)) - 1);
    while (text.length > 2 && wide(text) > most) text = short(text, text.length - 1);
    return text;
  }

  /* A title beside a bar from a to b: right of it, else left of it, else in a lane above it. */
  function titled(n, a, b) {
    const free = Math.max(width - b, a) - 2 * GAP, whole = wide(label(n));
    const above = free < (printing ? whole : Math.min(120, whole));
    const text = cut(label(n), above ? width : free), size = wide(text);
    const from = above ? Math.min(a, width - size)
      : b + GAP + size <= width ? b + GAP : a - GAP - size;
    return { text, from, size, rows: above ? 2 : 1 };
  }

  /* Each event with its lane and its ends in pixels, or null when there are too many. */
  function lanes(which, named, number) {
    const taken = [], placed = [], apart = named ? 2 * GAP : 2;
    for (const n of which) {
      const [first, last] = ends(events[n]);
      let a = Math.max(x(first), 0), b = Math.min(x(last), width);
      if (b - a < LEAST) {
        a = Math.min(Math.max((a + b) / 2 - LEAST / 2, 0), width - LEAST);
        b = a + LEAST;
      }
      const title = named ? titled(n, a, b) : { text: "", from: a, size: 0, rows: 1 };
      const left = Math.min(a, title.from), right = Math.max(b, title.from + title.size);
      const free = (lane) => !(taken[lane] + apart > left);
      let lane = 0;
      while (!free(lane) || title.rows > 1 && !free(lane + 1)) lane++;
      if (lane + title.rows > number) return null;
      for (let row = 0; row < title.rows; row++) taken[lane + row] = right;
      placed.push({ n, a, b, left, right, lane, ...title });
    }
    return { placed, count: taken.length };
  }

  function draw() {
    if (at("drawn").hidden) return;
    width = printing ? PAPER : Math.max(picture.clientWidth, 200);
    const which = seen();
    const full = which.length <= 400 && lanes(which, true, Math.floor(room() / LANE));
    const laid = full || which.length <= 1500 && lanes(which, false, Math.floor(room() / THIN));
    const each = full ? LANE : THIN, tall = laid ? Math.max(laid.count * each + 8, 60) : 220;
    if (printing && laid) picture.replaceChildren(paper(laid, each));
    else {
      const svg = sheet(0, TOP + tall);
      svg.setAttribute("height", TOP + tall);
      if (laid) for (const one of laid.placed) bar(one, each, svg);
      else columns(which, tall, svg);
      picture.replaceChildren(svg);
    }
    const unit = high - low < 3 * DAY ? "second" : high - low < YEAR ? "day"
      : high - low < 12 * YEAR ? "month" : "year";
    at("view").textContent = placeName(low, unit) + " to " + placeName(high, unit) + ": "
      + which.length.toLocaleString("en") + (which.length === 1 ? " event" : " events")
      + (full ? "" : laid ? "; zoom in for titles" : "; counted, zoom in for each")
      + (marks.zone && unit === "second" ? " (" + marks.zone + ")" : "");
  }

  /* A part of the drawing between two heights, with the ticks that pass it. */
  function sheet(top, bottom) {
    const svg = make("svg", { viewBox: `0 ${top} ${width} ${bottom - top}`,
      "aria-hidden": "true", class: "c0" });
    for (const [second, name] of ticks(low, high, Math.max(width / 100, 2))) {
      const place = x(second);
      make("line", { x1: place, x2: place, y1: Math.max(top, TOP - 4), y2: bottom, class: "grid" },
        svg);
      if (top < TOP && place + wide(name) < width) {
        make("text", { x: place + 3, y: 13, class: "axis" }, svg, name);
      }
    }
    if (top < TOP) fades(svg);
    return svg;
  }

  /* The drawing as a table, which breaks between lanes and has the axis on each page. */
  function paper({ placed, count }, each) {
    const table = document.createElement("table");
    table.createTHead().insertRow().insertCell().append(sheet(0, TOP + 4));
    const body = table.createTBody();
    for (let lane = 0, next; lane < count; lane = next) {
      const held = placed.filter((one) => one.lane === lane);
      next = lane + Math.max(...held.map((one) => one.rows), 1);
      while (placed.some((one) => one.lane < next && one.lane + one.rows > next)) next++;
      const svg = sheet(TOP + 4 + lane * each, TOP + 4 + next * each);
      for (const one of placed) if (one.lane >= lane && one.lane < next) bar(one, each, svg);
      body.insertRow().insertCell().append(svg);
    }
    return table;
  }

  /* Of each colour, fades to the left, to the right and to both sides; p is of what only may be. */
  function fades(svg) {
    const defs = make("defs", {}, svg);
    for (let hue = 0; hue <= marks.hues.length; hue++) {
      for (const [name, stops] of [["l", [0, 1]], ["r", [1, 0]], ["b", [0, 1, 0]],
        ["pl", [0, .4]], ["pr", [.4, 0]]]) {
        const fade = make("linearGradient", { id: "/" + name + hue, class: "c" + hue }, defs);
        stops.forEach((opacity, k) => make("stop", { offset: k / (stops.length - 1),
          "stop-color": "currentColor", "stop-opacity": opacity }, fade));
      }
    }
  }

  /* What holds for sure, and what only may, from left to right. */
  function pieces(event) {
    const flags = event[FLAGS], [first, last] = ends(event);
    if (flags & MOMENT) return [[first, last, !(flags & CHOICE)]];
    const begun = event[BEGUN] ?? (flags & LEFT_ARROW ? first : last);
    let ended = event[ENDED] ?? (flags & RIGHT_ARROW ? last : first);
    if (flags & RIGHT_FADE && event[LAST] === null) ended = begun;
    if (begun >= ended) return [[first, last, false]];
    return [[first, begun, false], [begun, ended, true], [ended, last, false]];
  }

  /* How the ends of a bar look: whether they fade or go on, and over how many pixels. */
  function caps(event) {
    const flags = event[FLAGS], far = reach() / (high - low) * width;
    const open = event[KNOWN] !== null && event[FIRST] === null;
    const left = open ? LEFT_FADE : event[FIRST] !== null && event[FIRST] < low ? LEFT_ARROW : flags;
    const right = event[LAST] !== null && event[LAST] > high ? RIGHT_ARROW : flags;
    const endless = event[KNOWN] !== null && event[LAST] === null;
    return {
      fadesLeft: left & LEFT_FADE && (open ? far : FADE), goesLeft: left & LEFT_ARROW,
      fadesRight: right & RIGHT_FADE && (endless ? far : FADE), goesRight: right & RIGHT_ARROW,
    };
  }

  function bar({ n, a, b, left: start, right: end, from, text, lane, rows }, each, svg) {
    const event = events[n], flags = event[FLAGS], hue = event[HUE], tall = 8;
    const top = TOP + 4 + lane * each, y = top + (rows - 1) * each + (each - tall) / 2;
    const group = make("g", { class: "bar c" + hue, "data-n": n }, svg);
    make("title", {}, group, label(n));
    make("rect", { x: start, y: top, width: end - start, height: rows * each,
      fill: "transparent" }, group);
    const { fadesLeft, goesLeft, fadesRight, goesRight } = caps(event);
    if (text) make("text", { x: from, y: top + 13 }, group, text);
    if (b - a <= LEAST && !goesLeft && !goesRight) {
      const ring = flags & (DOUBT | CHOICE);
      if (fadesLeft || fadesRight) {
        make("rect", { x: (a + b) / 2 - FADE / 2, y, width: FADE, height: tall,
          fill: `url(#/b${hue})` }, group);
      } else {
        make("circle", { cx: (a + b) / 2, cy: y + tall / 2, r: 4, stroke: "currentColor",
          "stroke-width": 1.5, fill: ring ? "none" : "currentColor" }, group);
      }
      return;
    }
    const full = { fill: "currentColor" };
    const pale = { fill: "currentColor", "fill-opacity": .25, stroke: "currentColor",
      "stroke-width": .8, ...(flags & DOUBT ? { "stroke-dasharray": "3 2" } : {}) };
    const parts = pieces(event).map(([first, last, holds]) =>
      [x(first), x(last), holds && !(flags & DOUBT)]);
    const [head, foot] = [fadesLeft ? parts[0][0] : a, fadesRight ? parts.at(-1)[1] : b];
    const share = Math.min(1, (foot - head) / (fadesLeft + fadesRight));
    const inner = [head + (fadesLeft ? fadesLeft * share : goesLeft ? TIP - 1 : 0),
      foot - (fadesRight ? fadesRight * share : goesRight ? TIP - 1 : 0)];
    for (const [first, last, holds] of parts) {
      const p = Math.max(first, inner[0]), q = Math.min(last, inner[1]);
      if (q > p) make("rect", { x: p, y, width: q - p, height: tall, ...(holds ? full : pale) }, group);
    }
    const sides = [["l", head, inner[0], fadesLeft, parts.find(([p, q]) => q > p)],
      ["r", inner[1], foot, fadesRight, parts.findLast(([p, q]) => q > p)]];
    for (const [side, p, q, fades, part] of sides) {
      if (fades && q > p) {
        make("rect", { x: p, y, width: q - p, height: tall,
          fill: `url(#/${part && part[2] ? "" : "p"}${side}${hue})` }, group);
      }
    }
    for (const [goes, tip, way] of [[goesLeft, a, 1], [goesRight, b, -1]]) {
      if (goes) make("path", { d: `M${tip} ${y + tall / 2}l${way * TIP} -7v14z`, ...full }, group);
    }
  }

  function columns(which, tall, svg) {
    const number = Math.max(Math.floor(width / 8), 1), counts = new Array(number).fill(0);
    for (const n of which) {
      const first = events[n][FIRST] ?? events[n][LAST] ?? low;
      const column = Math.floor((Math.max(first, low) - low) / (high - low) * number);
      counts[Math.min(Math.max(column, 0), number - 1)]++;
    }
    const peak = Math.max(...counts);
    counts.forEach((count, k) => {
      const height = count / peak * (tall - 24);
      if (count) make("rect", { x: k * width / number + .5, y: TOP + tall - height,
        width: width / number - 1, height, fill: "currentColor" }, svg);
    });
    make("text", { x: 2, y: TOP + 12, class: "axis" }, svg, "at most " + peak + " in a column");
  }

  /* Zoom and pan: buttons, keys, the wheel with Ctrl, dragging, two fingers. */

  function show(from, to) {
    const span = Math.min(Math.max(to - from, 60), most - least);
    const start = Math.min(Math.max((from + to - span) / 2, least), most - span);
    [low, high] = [start, start + span];
    plan();
  }

  const pan = (share) => show(low + (high - low) * share, high + (high - low) * share);
  const zoom = (factor, share = .5) => {
    const centre = low + (high - low) * share;
    show(centre - (centre - low) * factor, centre + (high - centre) * factor);
  };
  const acts = {
    earlier: () => pan(-.25), later: () => pan(.25), closer: () => zoom(.5),
    farther: () => zoom(2), all: () => show(least, most),
  };
  for (const name in acts) at(name).addEventListener("click", acts[name]);
  const keys = { ArrowLeft: "earlier", ArrowRight: "later", "+": "closer", "=": "closer",
    "-": "farther", "0": "all" };
  picture.addEventListener("keydown", (key) => {
    if (!keys[key.key] || key.ctrlKey || key.metaKey || key.altKey) return;
    key.preventDefault();
    acts[keys[key.key]]();
  });
  const share = (pointer) => (pointer.clientX - picture.getBoundingClientRect().left) / width;
  picture.addEventListener("wheel", (wheel) => {
    if (!wheel.ctrlKey && !wheel.metaKey) return;
    wheel.preventDefault();
    zoom(Math.exp(Math.max(Math.min(wheel.deltaY, 100), -100) / 200), share(wheel));
  }, { passive: false });
  const pointers = new Map();
  let moved = 0;
  picture.addEventListener("pointerdown", (down) => {
    if (!pointers.size) moved = 0;
    pointers.set(down.pointerId, share(down));
  });
  window.addEventListener("pointermove", (move) => {
    if (!pointers.has(move.pointerId)) return;
    const before = [...pointers.values()];
    pointers.set(move.pointerId, share(move));
    const after = [...pointers.values()];
    moved += Math.abs(after[0] - before[0]) * width;
    if (after.length === 1) pan(before[0] - after[0]);
    else {
      const [was, is] = [Math.abs(before[0] - before[1]), Math.abs(after[0] - after[1])];
      moved = 100;
      if (is > .01) zoom(was / is, (after[0] + after[1]) / 2);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, (up) => pointers.delete(up.pointerId));
  }
  picture.addEventListener("click", (click) => {
    const group = click.target.closest("[data-n]");
    if (!group || moved > 5) return;
    const item = items[+group.getAttribute("data-n")];
    history.pushState(null, "", "#" + encodeURIComponent(item.id));
    go(item);
  });
  picture.addEventListener("dblclick", (click) => zoom(.5, share(click)));
  window.addEventListener("resize", plan);
  for (const [name, now] of [["beforeprint", true], ["afterprint", false]]) {
    window.addEventListener(name, () => { printing = now; draw(); });
  }
  window.addEventListener("hashchange", follow);

  [...marks.hues, null].forEach((name, hue) => {
    const some = events.some((event) => event[FLAGS] && !event[HUE]);
    if (!marks.hues.length || name === null && !some) return;
    const entry = document.createElement("li"), spot = document.createElement("i");
    spot.className = "c" + (name === null ? 0 : hue + 1);
    entry.append(spot, name === null ? "other" : short(name, 30));
    at("key").append(entry);
  });
  const help = document.createElement("b");
  help.textContent = "pale or a ring: some time in it · fading: about, or not known · dashed: uncertain · "
    + "arrow: goes on";
  const line = document.createElement("li");
  line.append(help);
  at("key").append(line);

  facets.forEach(choices);
  at("filters").hidden = false;
  at("more").open = innerWidth > 640;
  at("filters").after(at("told"));
  at("list").classList.toggle("many", items.length > 500);
  filter();
  follow();
})();
