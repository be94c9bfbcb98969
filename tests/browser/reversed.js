// Whether the first visible occurrence of a text runs from right to left.
(text) => {
  const range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(text);
    if (at < 0 || !walk.currentNode.parentElement.checkVisibility()) continue;
    const left = (k) => {
      range.setStart(walk.currentNode, at + k);
      range.setEnd(walk.currentNode, at + k + 1);
      return range.getBoundingClientRect().left;
    };
    return left(0) > left(text.length - 1);
  }
}
