// What need not be done before the next key is painted.

/** Calls when the browser has nothing else to do. */
export const idle = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 2000 }) : (work) => setTimeout(work, 50);

/** @returns a function that has {@code work} done once, when it is idle, some time after it is called, however often */
export function seldom(work, time) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => idle(() => { waits = false; work(); }), time);
  };
}
