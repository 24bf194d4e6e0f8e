// Live numbers: the page is whole without this.  Cells are found by data-n.
(function () {
  "use strict";
  var box = document.querySelector("[data-live]");
  if (!box || !window.EventSource) return;
  var status = box.querySelector(".status");
  var told = 0;
  function set(name, n) {
    var cell = box.querySelector('[data-n="' + name + '"]');
    if (cell && cell.textContent !== String(n)) {
      cell.textContent = n;
      return true;
    }
    return false;
  }
  function share(name, part, all) {
    var percent = all ? Math.floor((part * 200 + all) / (2 * all)) : 0;
    box.querySelectorAll('[data-share="' + name + '"]').forEach(function (cell) {
      cell.textContent = percent + " %";
    });
    var bar = box.querySelector('[data-bar="' + name + '"]');
    if (!bar) return;
    bar.setAttribute("width", percent);
    if (bar.hasAttribute("x")) bar.setAttribute("x", 100 - percent);
  }
  function show(tally) {
    var changed = false;
    ["before", "after"].forEach(function (when) {
      var n = tally[when];
      var all = n.yes + n.no + n.unsure;
      ["yes", "no", "unsure"].forEach(function (answer) {
        changed = set(when + "." + answer, n[answer]) || changed;
        share(when + "." + answer, n[answer], all);
      });
      set(when + ".all", all);
    });
    set("pairs", tally.pairs);
    // A reader who listens is told at most once in ten seconds.
    var now = Date.now();
    if (changed && status && now - told > 10000) {
      told = now;
      status.hidden = false;
      status.textContent = "The counts have changed.";
    }
  }
  var source = new EventSource(box.getAttribute("data-live"));
  source.addEventListener("tally", function (event) {
    show(JSON.parse(event.data));
  });
  window.addEventListener("pagehide", function () { source.close(); });
})();
