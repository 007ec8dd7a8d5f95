/** Texts of receptions: who receives people, where and when. */
export const kk = {
	errors: {
		'receptions.full': 'Бұл уақыт бос емес. Басқа уақытты таңдаңыз.',
		'receptions.begun': 'Бұл уақыт басталып кетті.',
		'receptions.gone': 'Бұл уақытта қабылдау болмайды. Басқа уақытты таңдаңыз.',
		'receptions.seated': 'Басқа уақытқа жазылып қойған. Алдымен сол уақытты босатыңыз.',
		'receptions.past': 'Алдағы уақытты таңдаңыз.',
		'receptions.elsewhere': 'Қабылдаушы бұл кезде басқа қабылдауда.',
		'receptions.short': 'Бұл аралыққа бір кездесу де сыймайды.',
		'receptions.not_then': 'Қабылдаушы бұл күні қабылдамайды: күндеріне қараңыз.',
		'receptions.number': 'Көрсетілген аралықтағы бүтін санды жазыңыз.'
	}
};

export type Messages = typeof kk;
