// Where recordings lie, and how all of them go: the eraser of everything needs it without loading the rest.
export const FOLDER = 'charley-recordings';
export const DATABASE = 'charley-recordings';

export async function eraseRecordings() {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(FOLDER, { recursive: true });
  } catch {
    // There is no such folder, or this browser has no such storage.
  }
  try {
    indexedDB.deleteDatabase(DATABASE);
  } catch {
    // As above.
  }
}
