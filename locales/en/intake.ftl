# Trouble inside the program
intake-trouble = Sorry, something went wrong on our side. Your draft and reports are safe; please try again in a moment.
intake-dead-update = One incoming message could not be processed and is kept sealed for inspection. Other reports are not affected. Please have whoever runs the server look at it and repeat it: <code>reportbot dead</code>

# The bot's commands and description at Telegram
command-lapor = Report a suspicious account
command-status = See the status of a report
command-laporan-saya = My reports
command-bantuan = Urgent help
command-bahasa = Bahasa Indonesia or English
command-batal = Cancel what is being filled in
command-privasi = Privacy and your data
command-start = Main menu
command-sanggah = My account was reported
command-data-saya = Get your data
command-hapus-data = Erase your data
bot-description = Report accounts suspected of fraud, extortion, online prostitution or other crimes. Your identity stays confidential. This is not a police report; if there is danger now, call 110. We never ask for an ID card, PIN, OTP or fee.
bot-short-description = A place to report suspicious accounts. Your identity stays confidential.
