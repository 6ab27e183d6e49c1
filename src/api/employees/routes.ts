import type { Employee } from '../../services/employees/index.ts';
import { first } from '../http/idempotency.ts';
import { page } from '../http/paging.ts';
import { withFieldsRenamed } from '../http/renamed-fields.ts';
import { route } from '../http/route.ts';
import {
  dana,
  employee,
  employeeId,
  employeeOf,
  employeePage,
  employeeQuery,
  employeesQuery,
  fieldOf,
  newDana,
  newEmployee,
  showEmployee,
} from './schema.ts';

/** `/employees`: who works at the bakery. */
export const employeeRoutes = [
  route({
    method: 'get',
    path: '/employees',
    operationId: 'listEmployees',
    summary: 'Who works at the bakery',
    tag: 'Employees',
    access: 'employees:read',
    query: employeesQuery,
    answers: {
      200: {
        description: 'A page of employees, by number.',
        body: employeePage,
        example: { items: [dana], next: null },
      },
    },
    async handle({ employees }, { query: { limit, cursor: after, fired }, by }) {
      const found = await employees.list({ by, after, fired, limit: limit + 1 });
      const placeOf = ({ number }: Employee) => number;
      return { status: 200, body: page({ found, limit, placeOf, show: showEmployee }) };
    },
  }),
  route({
    method: 'post',
    path: '/employees',
    operationId: 'onboardEmployee',
    summary: 'Onboard an employee',
    description: 'A developer without a login is asked for it in Slack, where they are there.',
    tag: 'Employees',
    access: 'employees:manage',
    body: newEmployee,
    example: newDana,
    answers: {
      201: {
        description: 'They work here.',
        body: employee,
        example: dana,
        headers: { Location: 'Address of the employee.' },
      },
    },
    refusals: { 409: ['employee_exists'] },
    async handle({ employees }, { body, by, key }) {
      const onboard = () => employees.onboard(employeeOf(body), by, key);
      const onboarded = first(await withFieldsRenamed(fieldOf, onboard));
      return {
        status: 201,
        headers: { Location: `/employees/${onboarded.number}` },
        body: showEmployee(onboarded),
      };
    },
  }),
  route({
    method: 'get',
    path: '/employees/{id}',
    operationId: 'getEmployee',
    summary: 'One employee',
    description: 'Who was fired is found with `fired=true`.',
    tag: 'Employees',
    access: 'employees:read',
    params: employeeId,
    query: employeeQuery,
    answers: { 200: { description: 'The employee.', body: employee, example: dana } },
    refusals: { 404: ['employee_not_found'] },
    handle: async ({ employees }, { params, query, by }) => ({
      status: 200,
      body: showEmployee(await employees.show(params.id, by, query)),
    }),
  }),
  route({
    method: 'delete',
    path: '/employees/{id}',
    operationId: 'fireEmployee',
    summary: 'Fire an employee',
    description: 'Their rights and their access to the repository end. The books keep them.',
    tag: 'Employees',
    access: 'employees:manage',
    params: employeeId,
    answers: { 204: { description: 'They do not work here any more.' } },
    refusals: { 404: ['employee_not_found'], 409: ['employee_fired'] },
    async handle({ employees }, { params, by }) {
      await employees.fire(params.id, by);
      return { status: 204 };
    },
  }),
];
