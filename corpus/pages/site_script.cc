// What a site's page of answers does: it reads what was asked in its own address, loads the words and papers that it
// needs, and writes the answers as text, never as markup. Scripts are loaded, because a page of a folder may load
// nothing else.
#include "corpus/pages/site_search.h"

namespace kst {

std::string_view SiteScript() {
  return R"((() => {
  'use strict';
  const OF_PAGE = 50, OF_FILE = 500, words = {}, papers = {};
  window.kstWords = (key, of) => { words[key] = new Map(Object.entries(of)); };
  window.kstPapers = (file, rows) => { papers[file] = rows; };
  const load = name => new Promise(done => {
    const script = document.createElement('script');
    script.src = name;
    script.onload = script.onerror = done;
    document.head.append(script);
  });
  const loadAll = names => Promise.all([...new Set(names)].map(load));
  const LETTERS = {'ø': 'o', 'œ': 'o', 'æ': 'a', 'ß': 's', 'ĳ': 'ij', 'ł': 'l', 'đ': 'd'};  // as schema/text.cc
  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/['’]s(?![\p{L}\p{N}])/gu, '').replace(/(?<![\p{L}\p{N}])['’]s-/gu, '')
    .replace(/[øœæßĳłđ]/g, letter => LETTERS[letter]);
  const keyOf = word => /^[a-z0-9]{0,2}/.exec(word)[0] || '_';
  const element = (tag, text, values = {}) => Object.assign(document.createElement(tag), {textContent: text}, values);

  // The papers with this word, a form of it or a word that begins with it; nothing when no question is about it ("van").
  const papersOf = word => {
    const of = words[keyOf(word)] || new Map(), typed = of.get(word), found = new Set();
    if (typed && typed.length === 0) return null;
    for (const [other, [stem, ...steps]] of of) {
      if (!other.startsWith(word) && !(typed && stem === typed[0])) continue;
      let paper = -1;
      for (const step of steps) found.add(paper += step);
    }
    return found;
  };

  const answer = async () => {
    const asked = new URLSearchParams(location.search), question = (asked.get('q') || '').slice(0, 300);
    const page = Math.max(1, Math.floor(Number(asked.get('p'))) || 1);
    const place = document.getElementById('answers'), say = place.dataset;
    document.querySelector('input[name=q]').value = question;
    const typed = [...new Set(fold(question).match(/[\p{L}0-9]+/gu) || [])];
    if (question === '') return;
    document.title = `${question} – ${document.title}`;
    await loadAll(typed.map(word => `woorden-${keyOf(word)}.js`));
    let found = null;
    for (const of of typed.map(papersOf))
      if (of) found = found ? new Set([...found].filter(paper => of.has(paper))) : of;
    const all = [...(found || [])].sort((a, b) => b - a), shown = all.slice((page - 1) * OF_PAGE, page * OF_PAGE);
    await loadAll(shown.map(paper => `stukken-${Math.floor(paper / OF_FILE)}.js`));

    const many = all.length.toLocaleString(document.documentElement.lang);
    place.append(element('p', all.length ? `${many} ${all.length === 1 ? say.one : say.many}` : say.none, {className: 'count'}));
    const list = element('ul', '', {className: 'list'});
    for (const paper of shown) {
      const [file, title, about, asks] = (papers[Math.floor(paper / OF_FILE)] || [])[paper % OF_FILE] || [];
      if (!file) continue;
      const item = element('li', '');
      item.append(element('div', about, {className: 'small'}), element('a', title, {href: file}), element('div', asks));
      list.append(item);
    }
    const pages = element('nav', '', {className: 'pages'});
    const lead = (name, to) => pages.append(element('a', name, {href: `?${new URLSearchParams({q: question, p: to})}`}));
    if (page > 1) lead(say.previous, page - 1);
    if (page * OF_PAGE < all.length) lead(say.next, page + 1);
    place.append(list, pages);
  };
  answer();
})();
)";
}

}  // namespace kst
