// What this browser keeps on its disk. Of localStorage a browser that is killed has lost the last seconds, or a minute.
const MOST = 30;
const PATIENCE = 3000;

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open('kept', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('words', { keyPath: 'where' });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

/** @returns a promise, kept when it is on the disk, and broken when that is not known in time */
function once(work) {
  const done = opened.then((database) => new Promise((resolve, reject) => {
    const transaction = database.transaction('words', 'readwrite', { durability: 'strict' });
    const asked = work(transaction.objectStore('words'));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  }));
  return Promise.race([done, new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE))]);
}

/** @param words {where, at, …}, in place of what is there at {@code where} */
export const write = (words) => once((store) => store.put(words)).then(() => true, () => false);

export const remove = (where) => once((store) => store.delete(where)).catch(() => {});

/** The latest first; of very many the oldest are given up. */
export async function all() {
  const words = await once((store) => store.getAll()).catch(() => []);
  words.sort((a, b) => (a.at < b.at ? 1 : -1));
  words.splice(MOST).forEach(({ where }) => remove(where));
  return words;
}
