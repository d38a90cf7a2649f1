// What scripts add: keys in the queue of decisions, and a page of runs that keeps up.
// Everything works without them.

const queue = document.querySelector("[data-queue]");
if (queue) {
  const questions = [...queue.querySelectorAll(".question")];
  const current = () => questions.indexOf(document.activeElement.closest(".question"));
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = current();
    if (event.key === "j") questions[Math.min(at + 1, questions.length - 1)]?.focus();
    else if (event.key === "k") questions[Math.max(at - 1, 0)]?.focus();
    else if (at >= 0 && event.key === "o") questions[at].querySelector(".subjects a")?.click();
    else if (at >= 0) questions[at].querySelector(`button[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
}

const live = document.querySelector("[data-refresh]");
if (live) {
  const follow = async () => {
    const answer = await fetch("/ingest.json", { headers: { accept: "application/json" } });
    const jobs = answer.ok ? (await answer.json()).jobs : [];
    const busy = jobs.some((job) => job.state === "waiting" || job.state === "running");
    const cells = live.querySelectorAll("tbody tr");
    jobs.forEach((job, row) => {
      const far = job.step ? `: ${job.step} ${job.done}${job.total ? ` of ${job.total}` : ""}` : "";
      if (cells[row]?.cells[2]) cells[row].cells[2].textContent = job.state + (job.state === "running" ? far : "");
    });
    if (busy) setTimeout(follow, Number(live.dataset.refresh));
    else location.reload();
  };
  setTimeout(follow, Number(live.dataset.refresh));
}

// Times in the reader's zone, with the original beside.
for (const time of document.querySelectorAll("time[datetime]")) {
  const moment = new Date(time.getAttribute("datetime"));
  if (!Number.isNaN(moment.valueOf())) {
    time.title = time.textContent;
    time.textContent = `${moment.toLocaleString()} (${time.title})`;
  }
}
