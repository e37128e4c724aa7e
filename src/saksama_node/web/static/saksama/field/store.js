/* What stays on the telephone: IndexedDB, in which a write that was told is on the disk.

   kept    by name: the device, what the office gave last, the highest sequence number, the language
   drafts  by id: what is being written
   photos  by id: photographs of drafts, scaled; their words stand in the draft
   queue   by sequence: each submission as it was sealed, for good; what became of it
   pieces  by SHA-256: sealed photographs that the office has not whole yet */

const NAME = "saksama-lapangan";
const STORES = { kept: null, drafts: "id", photos: "id", queue: "sequence", pieces: "sha256" };

let base = null;
const opened = () => base ??= new Promise((resolve, reject) => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, keyPath ? { keyPath } : {});
  };
  request.onsuccess = () => {
    // A newer page wants another shape: it is not kept waiting, and this one opens again when it needs to.
    const lost = () => { base = null; };
    request.result.onversionchange = () => { request.result.close(); lost(); };
    request.result.onclose = lost;
    resolve(request.result);
  };
  request.onerror = () => { base = null; reject(request.error); };
});

/* `work` gets a function that asks a store and may await what it asks, and nothing else: a transaction that is not asked ends.
   Resolves when all of it is on the disk; none of it is where it rejects. */
export async function transact(names, mode, work) {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    const ask = (name, method, ...words) => new Promise((good, bad) => {
      const request = transaction.objectStore(name)[method](...words);
      request.onsuccess = () => good(request.result);
      request.onerror = () => bad(request.error);
    });
    work(ask).then((made) => { result = made; }, (fault) => { try { transaction.abort(); } catch { /* it ended by itself */ } reject(fault); });
  });
}

export const read = (store, key) => transact([store], "readonly", (ask) => ask(store, "get", key));
export const all = (store) => transact([store], "readonly", (ask) => ask(store, "getAll"));
export const put = (store, value, ...key) => transact([store], "readwrite", (ask) => ask(store, "put", value, ...key));
export const remove = (store, key) => transact([store], "readwrite", (ask) => ask(store, "delete", key));
export const keep = (name, value) => put("kept", value, name);
export const kept = (name) => read("kept", name);

/* Everything, after the person was told what would be lost. */
export const forget = () => transact(Object.keys(STORES), "readwrite", async (ask) => { for (const name of Object.keys(STORES)) await ask(name, "clear"); });
export const isFull = (fault) => fault?.name === "QuotaExceededError" || /quota|disk/i.test(fault?.message ?? "");
