import { createOutboxNotification } from './outboxNotification';
import { openStore } from '../../store/open';

/** Delivers messages 1 to `count` and prints each one's reference; a test kills it on the way. */
async function main([file = '', count = '0']: readonly string[]): Promise<void> {
  const store = openStore(file);
  const notification = createOutboxNotification(store);
  for (let n = 1; n <= Number(count); n++) {
    const order = {
      key: `K/message/${n}`,
      number: 'K',
      purpose: 'receipt',
      audience: 'customer',
      to: null,
      medium: null,
      language: 'zh',
      title: 't',
      text: String(n),
    } as const;
    const result = await notification.deliver(order);
    if (result.outcome === 'done') console.log(`${order.key} ${result.reference}`);
  }
  await store.close();
}

void main(process.argv.slice(2));
