/** Following by letters: the pages where one begins and ends it, the letters. The other bundles: see `messages`. */
import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type FollowMessages } from './kk.ts';
import { ru } from './ru.ts';

export const followMessages: Record<Lang, FollowMessages> = { kk, ru, en };
