/** What people come to a reception with in the demo, and what they are told. */
export interface DemoMeeting {
	lang: 'kk' | 'ru';
	firstName: string;
	topic: string;
	said: string;
	/** Only where something is to be done. */
	promised?: string;
	outcome: 'answer' | 'appeal' | 'assignment';
	group?: string;
}

export const MEETINGS: readonly DemoMeeting[] = [
	{
		lang: 'kk',
		firstName: 'Айгүл',
		outcome: 'assignment',
		topic: 'Мектеп жанындағы жаяу жүргінші жолында шам жоқ, балалар қараңғыда қайтады',
		said: 'Орнын бірге көреміз, шам осы жылдың қаржысына енгізіледі',
		promised: 'Мектеп жанындағы өткелге шам орнату'
	},
	{
		lang: 'ru',
		firstName: 'Ирина',
		outcome: 'answer',
		topic: 'Как получить место в детском саду, очередь стоит второй год',
		said: 'Показали, где виден номер в очереди, и дали адреса двух садов со свободными местами'
	},
	{
		lang: 'kk',
		firstName: 'Серік',
		outcome: 'appeal',
		topic: 'Ауылдағы су құбыры аптасына екі рет үзіледі, су көлігі де келмейді',
		said: 'Өтініш тіркеледі, жауабы заңдағы мерзімде беріледі'
	},
	{
		lang: 'kk',
		firstName: 'Бибігүл',
		outcome: 'answer',
		group: 'veterans',
		topic: 'Дәрігерге жазылу қиын, телефонға жауап бермейді',
		said: 'Емхана меңгерушісімен бірге сөйлестік, ертеңге жазылды'
	},
	{
		lang: 'ru',
		firstName: 'Павел',
		outcome: 'assignment',
		topic: 'Автобус до дачного посёлка отменили, пожилым людям не на чем доехать',
		said: 'Поговорим с перевозчиком о рейсе по выходным',
		promised: 'Договориться о рейсе автобуса по субботам и воскресеньям'
	},
	{
		lang: 'kk',
		firstName: 'Нұрлан',
		outcome: 'answer',
		topic: 'Жас отбасыға несие беру бағдарламасының шарттарын түсінбедік',
		said: 'Шарттарын түсіндірдік, құжаттардың тізімін бердік'
	}
];
