/** The extension's own files, in memory: they can be damaged. */
import { FileDamaged, type Files } from '../../lib/platform/safety/files';

export function memoryFiles() {
  const disk = new Map<string, Map<string, string>>();
  const DAMAGED = 'damaged';
  const files: Files = {
    folders: async () => [...disk.keys()].toSorted(),
    names: async (folder) => [...(disk.get(folder)?.keys() ?? [])].toSorted(),
    async write(folder, name, value) {
      const inside = disk.get(folder) ?? new Map<string, string>();
      disk.set(folder, inside);
      inside.set(name, JSON.stringify(value));
    },
    async read(folder, name) {
      const text = disk.get(folder)?.get(name);
      if (text === undefined || text === DAMAGED) throw new FileDamaged(name);
      return JSON.parse(text) as unknown;
    },
    async remove(folder, name) {
      if (name === undefined) disk.delete(folder);
      else disk.get(folder)?.delete(name);
    },
  };
  return {
    files,
    all: () => [...disk].flatMap(([folder, inside]) => [...inside.keys()].map((n) => [folder, n])),
    damage: (folder: string, name: string) => disk.get(folder)?.set(name, DAMAGED),
    text: () => [...disk.values()].flatMap((inside) => [...inside.values()]).join('\n'),
  };
}
