import type { ReactNode } from 'react';
import type { FieldIds } from '../blocks/input-block.tsx';
import { ButtonElement } from './button-element.tsx';
import { CheckboxesElement } from './checkboxes-element.tsx';
import { DateTimeElement } from './date-time-element.tsx';
import { MenuElement } from './menu-element.tsx';
import { OverflowElement } from './overflow-element.tsx';
import { RadioElement } from './radio-element.tsx';
import { TextElement } from './text-element.tsx';
import { WhenElement } from './when-element.tsx';

/** An element with the block that holds it, as the workspace hands them out. */
export interface ElementProps<Shape = { type: string; action_id?: string }> {
  block: { block_id: string; type: string; dispatch_action?: boolean; optional?: boolean };
  element: Shape;
  /** Where it stands in a form: what names and describes it. */
  field?: FieldIds;
}

/** One element, by its type. https://docs.slack.dev/reference/block-kit/block-elements */
export function Element(props: ElementProps): ReactNode {
  const { type } = props.element;
  // The workspace has checked each element against its type's rules: from here on its shape is known.
  const as = <Shape,>() => props as unknown as ElementProps<Shape & { action_id: string }>;
  switch (type) {
    case 'button':
      return <ButtonElement {...as()} />;
    case 'overflow':
      return <OverflowElement {...as()} />;
    case 'checkboxes':
      return <CheckboxesElement {...as()} />;
    case 'radio_buttons':
      return <RadioElement {...as()} />;
    case 'datepicker':
    case 'timepicker':
      return <WhenElement {...as()} />;
    case 'datetimepicker':
      return <DateTimeElement {...as()} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement {...as()} />;
    default:
      if (type.endsWith('_select')) return <MenuElement {...as()} />;
      return <em>An element of type “{type}”, which this page cannot show.</em>;
  }
}
