/** Which language a text is written in, by its letters and its smallest words. Pure. */
import type { Lang } from './lang.ts';

const KAZAKH_LETTER = /[әғқңөұүһі]/u;
// As typed without a Kazakh keyboard.
const KAZAKH_PLAIN =
	/^(?:жане|ушин|туралы|бойынша|бар|жок|емес|керек|болды|болады|мен|биз|сиз|дейин|кейин|осы|\p{L}{3,}(?:лар|лер|дын|дин|нын|нин|тын|тин|мыз|миз|ады|еди|лды|лди|нды|нди|дан|ден))$/u;
const RUSSIAN =
	/^(?:и|в|не|на|что|по|для|от|из|к|за|до|о|об|при|или|это|мы|вы|вас|вам|как|так|уже|же|бы|с|у|нет|после|ваш\p{L}*|был\p{L}*|буд\p{L}*|\p{L}{2,}(?:ого|его|ому|ему|ыми|ими|ться|тся|ение|ения|ость|ости|ный|ная|ное|ные|ных|ский|ских|ана|ано|аны|ена|ены|ено|или|али|ой|ей|ами|ями|ется|ют|ят|ет|ут))$/u;

/** The language of a text; undefined where there is too little to tell. */
export function languageOf(text: string): Lang | undefined {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	if (words.length < 3) return undefined;
	const share = (test: (word: string) => boolean) => words.filter(test).length / words.length;
	if (share((word) => /^[a-z]+$/.test(word)) > 0.6) return 'en';
	const letters = share((word) => KAZAKH_LETTER.test(word));
	const kazakh = letters >= 0.2 ? 1 : letters + share((word) => KAZAKH_PLAIN.test(word));
	const russian = share((word) => RUSSIAN.test(word));
	if (Math.max(kazakh, russian) < 0.12) return undefined;
	return kazakh > russian ? 'kk' : 'ru';
}
