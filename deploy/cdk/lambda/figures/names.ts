/** CloudWatch's names of what the books say: written by the function, read by alarms and scaling. */
export const NAMESPACE = 'Ovenbird';

export const FIGURES = {
  oldestDelivery: { name: 'OldestDeliveryAge', unit: 'Seconds' },
  deadDeliveries: { name: 'DeadDeliveries', unit: 'Count' },
  dailyTicket: { name: 'DailyTicketLateness', unit: 'Seconds' },
} as const;
