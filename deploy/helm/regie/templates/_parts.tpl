{{/* What every object and every process has in common. */}}

{{- define "regie.labels" -}}
app.kubernetes.io/name: regie
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "regie.selector" -}}
app.kubernetes.io/name: regie
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "regie.image" -}}
{{ required "image.repository: where your cluster pulls the image from" .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "regie.host" -}}
{{ required "publicUrl: how people reach it, such as https://regie.example.org" .Values.publicUrl | urlParse | dig "hostname" "" }}
{{- end }}

{{/* Nobody is root, nothing can be gained, nothing but /data and /tmp is written. */}}
{{- define "regie.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "regie.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "regie.environment" -}}
- name: REGIE_DATABASE_URL
  valueFrom: {secretKeyRef: {name: {{ .Values.secret.name }}, key: {{ .Values.secret.databaseUrlKey }}}}
- name: REGIE_SECRET_KEY
  valueFrom: {secretKeyRef: {name: {{ .Values.secret.name }}, key: {{ .Values.secret.secretKeyKey }}}}
{{- range $setting, $key := dict "REGIE_SMTP" .Values.secret.smtpKey "REGIE_MQTT_URL" .Values.secret.mqttUrlKey "REGIE_HEARTBEAT_URL" .Values.secret.heartbeatUrlKey "REGIE_OLD_SECRET_KEYS" .Values.secret.oldSecretKeysKey }}
{{- if $key }}
- name: {{ $setting }}
  valueFrom: {secretKeyRef: {name: {{ $.Values.secret.name }}, key: {{ $key }}}}
{{- end }}
{{- end }}
- {name: REGIE_PUBLIC_URL, value: {{ .Values.publicUrl | quote }}}
- {name: REGIE_ORIGINS, value: {{ .Values.publicUrl | quote }}}
- {name: REGIE_HOSTS, value: {{ include "regie.host" . | quote }}}
- {name: REGIE_HTTPS, value: {{ ternary "1" "" (hasPrefix "https://" .Values.publicUrl) | quote }}}
- {name: REGIE_PROXIES, value: {{ .Values.proxies | quote }}}
# The database stands elsewhere: there is no disk here to keep room on.
- {name: REGIE_BALLAST_MB, value: "0"}
{{- range $setting, $value := .Values.settings }}
- {name: {{ $setting }}, value: {{ $value | quote }}}
{{- end }}
{{- end }}

{{- define "regie.mounts" -}}
- {name: data, mountPath: /data}
- {name: tmp, mountPath: /tmp}
{{- if .Values.secret.vapidKey }}
- {name: vapid, mountPath: /data/vapid_private.pem, subPath: vapid_private.pem, readOnly: true}
{{- end }}
{{- end }}

{{- define "regie.volumes" -}}
- {name: data, emptyDir: {}}
- {name: tmp, emptyDir: {}}
{{- if .Values.secret.vapidKey }}
- name: vapid
  secret:
    secretName: {{ .Values.secret.name }}
    defaultMode: 0440
    items: [{key: {{ .Values.secret.vapidKey }}, path: vapid_private.pem}]
{{- end }}
{{- end }}
