/**
 * - `kept`: until the coach deletes it.
 * - `evictable`: the browser may delete it when the disk runs short.
 * - `private`: gone when the window closes.
 */
export type Durability = 'kept' | 'evictable' | 'private';
