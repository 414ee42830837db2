import type { Reply } from '../api/route.ts';
import type { World } from '../world.ts';

/** @returns the page at this path, or 404. */
export async function page(_world: World, path: string, _query: URLSearchParams): Promise<Reply> {
  return { status: 404, bytes: Buffer.from(`There is no page at ${path}`) };
}
