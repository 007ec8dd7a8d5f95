/** Words of every room whose refusals a plan may show. */
import type { Lang } from '#platform/i18n/lang.ts';
import { messages as eventMessages } from '#modules/events/messages/index.ts';
import { messages as organisationMessages } from '#modules/organisation/messages/index.ts';
import { messages } from '#modules/participation/messages/index.ts';

export const planWords = (lang: Lang) => [messages[lang].errors, eventMessages[lang].errors, organisationMessages[lang].errors];
