"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const panel = $("#panel"), help = $("#help"), filter = $(".filter");
  const rows = $$("table.statements tbody tr");
  const LONG = 2000, MANY = 40;
  let opener = null;

  // Text is only ever moved by cloning nodes: nothing here turns strings into markup.
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  // A statement as the panel shows it: who, the paragraph it stands in with its words marked, stance, sureness.
  const passage = (row) => {
    const article = make("article");
    const paragraph = document.getElementById("t-" + row.id)?.closest(".para")?.querySelector("p");
    const short = paragraph && paragraph.textContent.length < LONG;
    const context = short ? paragraph.cloneNode(true) : row.querySelector("blockquote")?.cloneNode(true);
    for (const [place, name] of row.closest(".statements") ? [[1, "who"], [3, "stances"], [4, "sure"]] : []) {
      const cell = row.cells[place];
      if (!cell.textContent.trim()) continue;
      const block = make("div", name);
      block.append(...cell.cloneNode(true).childNodes);
      article.append(block);
      if (place === 1 && context) article.append(quoted(context, row.id));
    }
    if (!row.closest(".statements")) {
      const heads = [...row.closest("table").tHead.rows[0].cells];
      for (const cell of [...row.cells].slice(1)) {
        const text = (cell.firstElementChild || cell).textContent.trim();
        if (text.length < 2) continue;
        const line = make("p", "fact");
        line.append(make("span", "", heads[cell.cellIndex].textContent + " "), text);
        article.append(line);
      }
      if (context) article.append(quoted(context, row.id));
    }
    const link = $("th a", row);
    const go = make("a", "go", link.textContent + " · " + $("#panel-body").dataset.go + " →");
    go.href = link.getAttribute("href");
    article.append(go);
    return article;
  };
  const quoted = (paragraph, id) => {
    const quote = make("blockquote");
    for (const badge of $$(".n", paragraph)) badge.remove();
    for (const piece of $$("[data-s]", paragraph))
      if (!piece.dataset.s.split(" ").includes(id)) piece.replaceWith(...piece.childNodes);
    quote.append(...paragraph.childNodes);
    quote.dir = "auto";
    return quote;
  };

  const evidenceOf = (refs) =>
    refs.dataset.ev ? refs.dataset.ev.split(" ") : $$("a", refs).map((link) => link.getAttribute("href").slice(1));
  const openPanel = (title, ids, from) => {
    const found = ids.map((id) => document.getElementById(id)).filter((row) => row && row.matches("tr"));
    if (!found.length) return false;
    $("#panel-title").textContent = title;
    $("#panel-body").replaceChildren(...found.slice(0, MANY).map(passage));
    if (found.length > MANY) $("#panel-body").append(make("p", "note", `${MANY} / ${found.length}`));
    opener = from;
    if (!panel.open) panel.show();
    panel.scrollTop = 0;
    $("[data-close]", panel).focus();
    return true;
  };

  const close = (dialog) => {
    dialog.close();
    if (dialog === panel && opener) opener.focus({ preventScroll: true });
  };

  // The pieces of each passage, found once: hovering must stay quick in a dossier of thousands of statements.
  const pieces = new Map();
  let lit = [];
  const hit = (id) => {
    if (!pieces.size)
      for (const piece of $$("main [data-s]"))
        for (const own of piece.dataset.s.split(" ")) pieces.set(own, [...(pieces.get(own) || []), piece]);
    for (const marked of lit) marked.classList.remove("hit");
    const badge = id && document.getElementById("t-" + id);
    lit = [...(pieces.get(id) || []), ...(badge ? [badge] : [])];
    for (const piece of lit) piece.classList.add("hit");
  };

  const reveal = (element) => {
    for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const element = id && document.getElementById(id);
    if (!element) return;
    reveal(element);
    if (element.hidden && filter) { filter.reset(); apply(); }
    if (id.startsWith("t-")) hit(id.slice(2));
    element.scrollIntoView({ block: id.startsWith("t-") || element.matches("tr") ? "center" : "start" });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a, button");
    if (!link) return;
    if (link.matches(".keyshint")) return help.showModal();
    if (link.hasAttribute("data-close")) return close(link.closest("dialog"));
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    const href = link.getAttribute("href");
    if (!plain || !href || !href.startsWith("#")) return;
    const cell = link.closest("a.cell, .edges a");
    if (cell) {
      const sentence = document.getElementById(href.slice(1));
      const ids = sentence ? evidenceOf($(".refs", sentence)) : [];
      if (openPanel($("span", sentence).textContent, ids, cell)) event.preventDefault();
      return;
    }
    const evidence = link.closest(".refs");
    if (evidence) {
      const ids = link.classList.contains("more") ? evidenceOf(evidence) : [href.slice(1)];
      const title = evidence.previousSibling?.textContent.trim() || evidence.previousElementSibling?.textContent;
      if (openPanel(title || link.textContent, ids, link)) event.preventDefault();
    }
    if (panel.contains(link) && innerWidth < 900) panel.close();
    if (location.hash === href) follow();
  });
  addEventListener("hashchange", follow);

  document.addEventListener("mouseover", (event) => {
    const piece = event.target.closest("[data-s], .para li a");
    if (piece) hit(piece.dataset.s ? piece.dataset.s.split(" ").pop() : piece.getAttribute("href").slice(1));
    const cell = event.target.closest("a.cell, .edges a");
    if (!cell || cell.dataset.told) return;
    cell.dataset.told = "1";
    const sentence = $("span", document.getElementById(cell.getAttribute("href").slice(1)))?.textContent;
    if (cell.matches("a.cell")) cell.title = sentence;
    else cell.append(Object.assign(document.createElementNS("http://www.w3.org/2000/svg", "title"), { textContent: sentence }));
  });

  // The filter, its state kept in the address so that a view can be sent.
  const plainText = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystack = new Map();
  const shows = (row, wanted) => {
    if (wanted.q) {
      if (!haystack.has(row)) haystack.set(row, plainText(row.textContent));
      if (!haystack.get(row).includes(plainText(wanted.q))) return false;
    }
    if (wanted.party && !row.dataset.p?.split(" ").includes(wanted.party)) return false;
    if (wanted.issue && !row.dataset.i?.split(" ").includes(wanted.issue)) return false;
    return !wanted.article || row.dataset.a === wanted.article;
  };
  function apply() {
    const wanted = Object.fromEntries(new FormData(filter));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !shows(row, wanted);
      shown += row.hidden ? 0 : 1;
    }
    $("output", filter).textContent = shown + " / " + rows.length;
    $("#none-left").hidden = shown > 0;
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();
    try { history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash); } catch { /* a viewer without addresses */ }
  }
  if (filter) {
    filter.hidden = false;
    const asked = new URLSearchParams(location.search);
    for (const field of $$("[name]", filter)) if (asked.has(field.name)) field.value = asked.get(field.name);
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.addEventListener("reset", () => setTimeout(apply));
    apply();
  }

  // Keys: j, k through the statements; p to the passage and back; / filter; ? help.
  let current = -1;
  const badges = $$(".n:not(.commitment, .amount, .event, .precedent)");
  for (const row of $$(".list tbody tr")) row.tabIndex = -1;
  for (const link of $$(".para li a")) link.tabIndex = -1;
  const inText = () => {
    const articles = $("#articles");
    return articles && articles.getBoundingClientRect().top < innerHeight / 2;
  };
  const step = (by) => {
    const list = inText() ? badges : rows.filter((row) => !row.hidden);
    if (!list.length) return;
    const active = list.indexOf(document.activeElement);
    current = Math.max(0, Math.min(list.length - 1, (active >= 0 ? active : current >= list.length ? -1 : current) + by));
    for (const row of $$("tr.current")) row.classList.remove("current");
    const target = list[current];
    reveal(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    if (target.matches("tr")) target.classList.add("current");
    else hit(target.id.slice(2));
  };
  const cross = () => {
    const here = document.activeElement.closest("tr[id], .n");
    if (!here) return;
    const target = document.getElementById(here.matches("tr") ? "t-" + here.id : here.getAttribute("href").slice(1));
    if (!target) return;
    reveal(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    hit(here.matches("tr") ? here.id : null);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (panel.open) close(panel);
      else if (event.target.matches("input")) event.target.blur();
      return;
    }
    if (event.target.matches("input, select, textarea")) return;
    const act = { j: () => step(1), k: () => step(-1), p: cross, "?": () => (help.open ? help.close() : help.showModal()),
      "/": () => { if (filter) { filter.scrollIntoView({ block: "center" }); $("input", filter).focus(); } } }[event.key];
    if (!act || (help.open && event.key !== "?")) return;
    event.preventDefault();
    act();
  });

  const links = $$(".contents a");
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting)
      for (const link of links) link.classList.toggle("here", link.hash === "#" + entry.target.id);
  }, { rootMargin: "-20% 0px -70% 0px" });
  for (const section of $$("main > section")) watch.observe(section);
  const hint = $(".keyshint");
  if (hint) hint.classList.add("on");
  addEventListener("beforeprint", () => { for (const details of $$("details")) details.open = true; });
  if (location.hash) follow();
})();
