# Wrong settings, as reportbot doctor and reportbot init name them on the operator's screen, and the log does

cli-setting-missing = { $name } is missing: set it in the environment or in the file .env.
cli-setting-missing-line = { $name } is missing: set it in the environment or in the file .env, whose line { $line } is no assignment: write NAME=value.
cli-setting-wrong = { $name } is wrong: { $why }.
cli-setting-clock-file = REPORTBOT_CLOCK_FILE is accepted only with a REPORTBOT_API_URL on this machine.
cli-setting-no-sender = REPORTBOT_SMTP_SENDER is missing: a mail server needs the address letters come from.
cli-setting-line = Line { $line } of { $file } is no assignment, and nothing of it is used.
cli-setting-none = { $name } is no setting of ReportBot.
cli-setting-near = { $name } is no setting of ReportBot; is { $near } meant?
cli-setting-open-wire = { $name } should begin with https: the token travels openly.
cli-secrets-open = { $file } is secret, and others than its owner may use it (mode { $mode }): run { $way ->
    [container] outside of the container, in the folder of compose.yaml, `{ $give }`
   *[other] `chmod 600 { $file }`
}, and change the secrets if somebody could have read them.
cli-settings-unread = The settings file { $file } cannot be read: { $why }.
cli-file-gone = there is no such file
cli-file-closed = the user who runs this command may not open it
cli-file-folder = it is a folder and no file
cli-file-no-text = it is no UTF-8 text
cli-file-unreadable = the disk gave an error while it was read

cli-why-unreadable = this value cannot be read
cli-why-number = it must be a whole number
cli-why-more = it must be more than { $limit }
cli-why-least = it must be { $limit } at least
cli-why-less = it must be less than { $limit }
cli-why-most = it must be { $limit } at most
cli-why-long = it must have { $limit } letters at most
cli-why-line = it must be a single line
cli-why-choice = it must be one of { $choices }
cli-why-token = it must be digits, a colon and the rest, as @BotFather gave it
cli-why-hour = it must be an hour from 0 to 23, or off
cli-why-serial = it must hold {"{"}serial{"}"}, or every letter would bear the same number
cli-why-braces = between braces it may hold serial, month and year only
cli-why-public-address = it must be an address like https://bot.example.org/telegram
cli-why-https = Telegram posts to https addresses only
cli-why-shared-secret = it must have 32 to 256 letters, digits, _ or -
cli-why-http-address = it must be an address like https://api.telegram.org
cli-why-database = it must begin with sqlite:/// or postgresql://
cli-why-listen = it must be an address of this machine and a port, like 127.0.0.1:8090
cli-why-mail-address = it must be one e-mail address, without a name

cli-policy-unread = The policy file { $file } cannot be read: { $why }.
cli-policy-no-toml = The policy file { $file } is no TOML: look at line { $line }.
cli-policy-wrong = The policy file { $file } is wrong: { $why }.
cli-policy-no-part = "{ $where }" is no part of a policy; the parts are { $known }
cli-policy-table = "{ $where }" must be a table
cli-policy-list = "{ $where }" must be a list of words with at least one
cli-policy-twice = "{ $where }" names something twice
cli-policy-no-key = "{ $where }" holds "{ $word }", which is no key: small letters, digits and hyphens, at most { $most }
cli-policy-many = "{ $where }" holds more than { $most } keys
cli-policy-no-category = "{ $where }" names "{ $word }", which is no category
cli-policy-unknown = "{ $where }" is unknown; known are { $known }
cli-policy-no-time = "{ $where }" must be a span of time such as "24 hours" or "3 days"
cli-policy-span = "{ $where }" must be more than nothing and at most ten years
cli-policy-no-platform = "{ $where }" names "{ $word }", which is no platform; the platforms are { $known }
cli-policy-words = "{ $where }" must be one line of words
cli-policy-address = "{ $where }" must be one e-mail address
cli-policy-truth = "{ $where }" must be true or false
