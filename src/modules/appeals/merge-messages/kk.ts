/** What applicants are told when appeals about one matter are merged or taken apart. */
export interface MergeFacts {
	/** The reader's own appeal and its page. */
	number: string;
	url: string;
	/** The other appeal's number, where the reader is to know it. */
	other: string;
	due: string;
}

export const kk = {
	/** What somebody wrote who joined without words of their own. */
	joins: (number: string) => `№ ${number} ұжымдық өтінішке қосыламын.`,
	notices: {
		merged: (f: MergeFacts) => ({
			subject: `Өтініш ${f.number}: осы мәселе туралы басқа өтінішке біріктірілді`,
			text: `Сәлеметсіз бе!\n\nӨтінішіңіз (нөмірі ${f.number}) осы мәселе туралы басқа өтінішпен бірге қаралады. Негізгі өтініштің нөмірі: ${f.other}\nЖауап беру мерзімі: ${f.due}. Ол ең ерте берілген мерзімнен кейін болмайды.\n\nНөміріңіз бен кодыңыз бұрынғыдай жарамды. Шешім сізге де жеке жіберіледі. Құжат қосуға, шешімді бағалауға және келіспеуге құқығыңыз сақталады. Басқа өтініш беруші сіздің деректеріңізді көрмейді.\n\nБарысы: ${f.url}`
		}),
		joined: (f: MergeFacts) => ({
			subject: `Өтініш ${f.number}: ұжымдық өтінішке қосылдыңыз`,
			text: `Сәлеметсіз бе!\n\nСіз ұжымдық өтінішке қосылдыңыз. Оның нөмірі: ${f.other}\nСіздің нөміріңіз: ${f.number}\nЖауап беру мерзімі: ${f.due}\n\nӨз нөміріңіз бен кодыңыз арқылы барысын көріп, құжат қосып, шешімді бағалап, онымен келіспей аласыз. Шешім сізге жеке жіберіледі. Басқа қатысушылар сіздің деректеріңізді, сөзіңіз бен файлдарыңызды көрмейді.\n\nБарысы: ${f.url}`
		}),
		merged_in: (f: MergeFacts) => ({
			subject: `Өтініш ${f.number}: осы мәселе туралы тағы бір өтініш қосылды`,
			text: `Сәлеметсіз бе!\n\nӨтінішіңізге (нөмірі ${f.number}) осы мәселе туралы тағы бір өтініш біріктірілді, екеуі бірге қаралады.\nЖауап беру мерзімі: ${f.due}. Ол ең ерте берілген мерзімнен кейін болмайды.\n\nБасқа өтініш беруші сіздің деректеріңізді де, құжаттарыңызды да көрмейді.\n\nБарысы: ${f.url}`
		}),
		unmerged: (f: MergeFacts) => ({
			subject: `Өтініш ${f.number}: қайта жеке қаралады`,
			text: `Сәлеметсіз бе!\n\nӨтінішіңіз (нөмірі ${f.number}) басқа өтініштен бөлініп, бұрынғы қалпында жеке қаралады.\nЖауап беру мерзімі: ${f.due}\n\nБарысы: ${f.url}`
		})
	}
};

export type MergeMessages = typeof kk;
