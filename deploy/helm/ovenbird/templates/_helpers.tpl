{{- define "ovenbird.name" -}}
{{- if contains "ovenbird" .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-ovenbird" .Release.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "ovenbird.selector" -}}
app.kubernetes.io/name: ovenbird
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "ovenbird.labels" -}}
{{ include "ovenbird.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: ovenbird
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "ovenbird.image" -}}
{{- with .Values.image -}}
{{- if .digest }}{{ .repository }}@{{ .digest }}{{ else }}{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{- define "ovenbird.secretName" -}}
{{- if eq .Values.secrets.source "existing" }}{{ .Values.secrets.existing.name }}{{ else }}{{ include "ovenbird.name" . }}{{ end }}
{{- end }}

{{/* What a role has no use for: the gateway holds no secret but Slack's, the API's and the webhook's. */}}
{{- define "ovenbird.notFor" -}}
web: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN, JIRA_PROJECT, JIRA_ISSUE_TYPE, MAIL_FROM, SMTP_URL, SES_REGION, GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_PERMISSION, GITHUB_API_URL, GOOGLE_CREDENTIALS, GOOGLE_DRIVE_ID, GOOGLE_API_URL, REDIS_URL, S3_BUCKET, AWS_REGION, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_SESV2, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AUCTION_URL]
worker: [TRUST_PROXY, CORS_ORIGINS, AUTH_ISSUER, AUTH_AUDIENCE, AUTH_SIGNING_KEYS, JIRA_WEBHOOK_SECRET]
{{- end }}

{{/* The secrets' names for a role, as JSON. */}}
{{- define "ovenbird.secretsFor" -}}
{{- $notFor := get (include "ovenbird.notFor" .root | fromYaml) .role -}}
{{- $keys := list -}}
{{- range .root.Values.secrets.keys }}{{ if not (has . $notFor) }}{{ $keys = append $keys . }}{{ end }}{{ end -}}
{{- if .root.Values.mongodb.enabled }}{{ $keys = without $keys "MONGODB_URI" }}{{ end -}}
{{- $keys | toJson -}}
{{- end }}

{{- define "ovenbird.env" -}}
{{- $notFor := get (include "ovenbird.notFor" .root | fromYaml) .role -}}
{{- $folder := ternary "/vault/secrets" "/run/secrets/ovenbird" (eq .root.Values.secrets.source "vault") -}}
- name: NODE_ENV
  value: production
- name: ROLE
  value: {{ .role }}
- name: PORT
  value: "3000"
- name: OPS_PORT
  value: "3001"
{{- range $name, $value := .root.Values.config }}
{{- if not (has $name $notFor) }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- if .root.Values.mongodb.enabled }}
- name: MONGODB_URI
  value: mongodb://{{ include "ovenbird.name" .root }}-mongodb:27017/ovenbird?replicaSet=rs0
{{- end }}
{{- range include "ovenbird.secretsFor" . | fromJsonArray }}
- name: {{ . }}_FILE
  value: {{ $folder }}/{{ . }}
{{- end }}
{{- end }}

{{/* Vault's agent writes one file for each secret, before the process starts: it reads them then alone. https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations */}}
{{- define "ovenbird.vaultAnnotations" -}}
{{- $vault := .root.Values.secrets.vault -}}
vault.hashicorp.com/agent-inject: "true"
vault.hashicorp.com/agent-init-first: "true"
vault.hashicorp.com/agent-pre-populate-only: "true"
vault.hashicorp.com/preserve-secret-case: "true"
vault.hashicorp.com/role: {{ $vault.role | quote }}
vault.hashicorp.com/agent-service-account-token-volume-name: vault-token
{{- range include "ovenbird.secretsFor" . | fromJsonArray }}
vault.hashicorp.com/agent-inject-secret-{{ . }}: {{ $vault.path | quote }}
vault.hashicorp.com/agent-inject-template-{{ . }}: {{ printf "{{- with secret %q -}}{{ index .Data.data %q }}{{- end -}}" $vault.path . | quote }}
{{- end }}
{{- end }}

{{- define "ovenbird.deployment" -}}
{{- $root := .root -}}
{{- $own := .own -}}
{{- $vault := eq $root.Values.secrets.source "vault" -}}
{{- $secrets := include "ovenbird.secretsFor" . | fromJsonArray -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "ovenbird.name" $root }}-{{ .component }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "ovenbird.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  {{- if not $own.autoscaling.enabled }}
  replicas: {{ $own.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  minReadySeconds: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "ovenbird.selector" $root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
  template:
    metadata:
      labels:
        {{- include "ovenbird.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
      {{- if or $vault $own.podAnnotations }}
      annotations:
        {{- if $vault }}
        {{- include "ovenbird.vaultAnnotations" . | nindent 8 }}
        {{- end }}
        {{- with $own.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "ovenbird.name" $root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ $own.terminationGracePeriodSeconds }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $own.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $own.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "ovenbird.selector" $root | nindent 14 }}
              app.kubernetes.io/component: {{ .component }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        runAsGroup: 1000
        fsGroup: 1000
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: ovenbird
          image: {{ include "ovenbird.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          env:
            {{- include "ovenbird.env" . | nindent 12 }}
          ports:
            {{- if eq .role "web" }}
            - { name: http, containerPort: 3000, protocol: TCP }
            {{- end }}
            - { name: ops, containerPort: 3001, protocol: TCP }
          # It lives as soon as it listens; that MongoDB is away is no reason to start it again.
          startupProbe:
            httpGet: { path: /healthz, port: ops }
            periodSeconds: 2
            failureThreshold: 30
          livenessProbe:
            httpGet: { path: /healthz, port: ops }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            # The gateway answers people honestly also while MongoDB is away: taken out, it would not answer at all.
            httpGet: { path: {{ ternary "/healthz" "/readyz" (eq .role "web") }}, port: ops }
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 3
          resources:
            {{- toYaml $own.resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            privileged: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          {{- if and $secrets (not $vault) }}
          volumeMounts:
            - { name: secrets, mountPath: /run/secrets/ovenbird, readOnly: true }
          {{- end }}
      {{- if and $secrets (not $vault) }}
      volumes:
        - name: secrets
          secret:
            secretName: {{ include "ovenbird.secretName" $root }}
            defaultMode: 0440
            items:
              {{- range $secrets }}
              - { key: {{ . }}, path: {{ . }} }
              {{- end }}
      {{- else if $vault }}
      volumes:
        # What Vault knows the pod by; the only token in it, and for Vault alone.
        - name: vault-token
          projected:
            sources:
              - serviceAccountToken:
                  path: token
                  audience: {{ $root.Values.secrets.vault.audience }}
                  expirationSeconds: 3600
      {{- end }}
{{- end }}
