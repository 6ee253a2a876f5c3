/**
 * How long the browser keeps what is stored.
 * - `kept`: until the coach deletes it.
 * - `evictable`: the browser may delete it when disk space is short.
 * - `private`: until the window closes.
 */
export type Durability = 'kept' | 'evictable' | 'private';
