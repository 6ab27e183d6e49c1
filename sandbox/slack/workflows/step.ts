/** An input or output of a step. https://docs.slack.dev/reference/app-manifest#functions */
export interface ParameterDefinition {
  type: string;
  title?: string;
  description?: string;
  hint?: string;
}

export interface ParametersDefinition {
  properties?: Record<string, ParameterDefinition>;
  required?: readonly string[];
}

/** A custom step, as the manifest defines it. */
export interface FunctionDefinition {
  title: string;
  description?: string;
  input_parameters?: ParametersDefinition;
  output_parameters?: ParametersDefinition;
}

export interface Parameter extends ParameterDefinition {
  name: string;
  is_required: boolean;
}

/** A custom step that a workflow may contain. */
export interface Step {
  callbackId: string;
  title: string;
  description: string;
  inputs: readonly Parameter[];
  outputs: readonly Parameter[];
}

/** The steps that a manifest defines. */
export function stepsOf(functions: Readonly<Record<string, FunctionDefinition>> = {}): Step[] {
  return Object.entries(functions).map(([callbackId, { title, description = '', ...parameters }]) => ({
    callbackId,
    title,
    description,
    inputs: parametersOf(parameters.input_parameters),
    outputs: parametersOf(parameters.output_parameters),
  }));
}

function parametersOf({ properties = {}, required = [] }: ParametersDefinition = {}): Parameter[] {
  return Object.entries(properties).map(([name, each]) => ({ ...each, name, is_required: required.includes(name) }));
}

/** Filled in by Slack itself: nobody who builds or runs a workflow can. */
export const USER_CONTEXT = 'slack#/types/user_context';
