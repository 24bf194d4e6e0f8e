// Live numbers, answers kept without leaving the page, and without a net until there is one.
// The page is whole without this.  Cells are found by data-n, data-share, data-bar.
(function () {
  "use strict";

  // ---- live numbers ----

  function live(box) {
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
  }

  // ---- answers: one after the other, so that the first one's cookie goes with the next ----

  var queue = [];
  var busy = false;
  var retry = 0;
  var stored = "moot-unsent";

  function read() {
    try {
      return JSON.parse(localStorage.getItem(stored)) || [];
    } catch (e) {
      return [];
    }
  }
  function write() {
    var left = queue.map(function (item) { return { name: item.name, ballot: item.ballot }; });
    try {
      if (left.length) localStorage.setItem(stored, JSON.stringify(left));
      else localStorage.removeItem(stored);
    } catch (e) { /* then it is kept as long as the page is */ }
  }
  function say(item, words) {
    if (item.status) item.status.textContent = words;
  }
  function later(item) {
    say(item, "Kept on this device; it will be sent.");
    write();
    clearTimeout(retry);
    retry = setTimeout(send, 15000);
  }
  function send() {
    if (busy || !queue.length) return;
    var item = queue[0];
    busy = true;
    fetch("/api/v1/debates/" + item.name + "/ballots", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(item.ballot)
    }).then(function (answer) {
      busy = false;
      if (answer.status >= 500 || answer.status === 429) return later(item);
      queue.shift();
      write();
      if (answer.ok) {
        say(item, "Kept. You can change it.");
        if (item.done) item.done();
      } else {
        answer.json().then(function (problem) { say(item, problem.detail); }, function () {
          say(item, "This answer could not be kept.");
        });
      }
      send();
    }, function () {
      busy = false;
      later(item);
    });
  }
  // The time is the count of changes: what comes late does not undo what is newer.
  function put(name, ballot, status, done) {
    ballot.seq = Date.now();
    ballot.key = ballot.seq + "-" + Math.random().toString(36).slice(2, 12);
    queue.push({ name: name, ballot: ballot, status: status, done: done });
    say(queue[queue.length - 1], "\u2026");
    write();
    send();
  }
  function nameOf(form) {
    return form.getAttribute("action").split("/")[2];
  }

  document.querySelectorAll('form[action$="/rate"]').forEach(function (form) {
    form.classList.add("at-once");
    form.addEventListener("change", function (event) {
      put(nameOf(form), { phase: event.target.name, claim: form.elements.claim.value,
        value: Number(event.target.value) }, form.querySelector(".kept"));
    });
  });
  // Without a net the two votes wait too; with one they load the page anew, with the results.
  document.querySelectorAll('form[action$="/vote"]').forEach(function (form) {
    form.addEventListener("submit", function (event) {
      var answer = event.submitter;
      if (navigator.onLine !== false || !answer) return;
      event.preventDefault();
      var status = form.querySelector(".kept");
      if (!status) {
        status = document.createElement("p");
        status.className = "kept";
        status.setAttribute("role", "status");
        form.appendChild(status);
      }
      form.querySelectorAll("button").forEach(function (button) {
        button.setAttribute("aria-pressed", String(button === answer));
      });
      put(nameOf(form), { phase: form.elements.phase.value, value: answer.value }, status,
        function () { location.reload(); });
    });
  });
  queue = read();
  window.addEventListener("online", send);
  send();

  // ---- on a small screen: the way to the vote, while reading back up ----

  var after = document.getElementById("after");
  var before = document.getElementById("before");
  if (before && after && after.querySelector("button")) {
    var bar = document.createElement("nav");
    var last = window.scrollY;
    bar.className = "dock";
    bar.setAttribute("aria-label", "Your vote");
    bar.innerHTML = '<a href="#before">Before you read</a> <a href="#after">And now?</a>';
    document.body.appendChild(bar);
    window.addEventListener("scroll", function () {
      var y = window.scrollY;
      var seen = [before, after].some(function (part) {
        var box = part.getBoundingClientRect();
        return box.top < window.innerHeight && box.bottom > 0;
      });
      if (Math.abs(y - last) < 8 && !seen) return;
      bar.classList.toggle("shown", y < last && !seen);
      last = y;
    }, { passive: true });
    document.addEventListener("focusin", function (event) {
      if (!bar.contains(event.target)) bar.classList.remove("shown");
    });
  }

  var box = document.querySelector("[data-live]");
  if (box && window.EventSource) live(box);
})();
