import { onSchedule, onTopic } from '../jobs/index.ts';
import { listenForReceipts } from './index.ts';
import { sweepSent, takeReceipt } from './receipts.ts';

onTopic('sms.receipt', takeReceipt, { retries: 4 });
onSchedule('sms.line', '* * * * *', listenForReceipts);
onSchedule('sms.sent', '25 4 * * *', (_payload, context) => context.write(sweepSent));
