package io.broadsheet.newsletter.delivery.domain;

import java.util.regex.Pattern;

/** What the words of an answer are about, as mail servers put it in English; an answer may be about several. */
enum ReplyWords {
    /** How much or how often at a time. */
    RATE("too many (?!(?:\\w+ )?(?:hops|received|headers?|links|urls|attachments|parts|images)\\b)"
            + "|too (?:quick|fast|much mail)|rate[ -]?limit|throttl|unusual (?:rate|sending)|at a rate|sending rate"
            + "|(?:per|this|last|each|(?<!\\b(?:again|back|later|retry|try|return) in )an?) (?:minute|hour|day)\\b"
            + "|frequency|concurren|slow(?:ing)? (?:it )?down"
            + "|(?:hourly|daily|sending|rate|connection|recipient|messages?|e?-?mails?)"
            + " (?:(?!size|length|exceed)\\w+ )?(?:limit|quota)"
            + "|(?:maximum|max\\.?|allowed) number of (?!bytes)"
            + "|number of (?:\\w+ )?(?:messages|e?-?mails|connections|recipients).{0,30}(?:exceed|limit|reached)"
            + "|\\brate exceed|exceed\\w* (?:\\w+ ){0,3}rate|reached (?:its|the|your) (?:\\w+ )?limit"
            + "|(?<!size |length |blocks |inode |storage )\\blimit (?:has been |was |is )?(?:exceeded|reached|hit)\\b"),
    FULL("(?:mailbox|inbox|storage|account).{0,40}\\bfull|\\b(?:over)?quotas?\\b"
            + "|exceed\\w*.{0,30}storage|out of (?:storage|disk)|(?:insufficient|over) .{0,20}storage|storage limit"),
    SIZE("(?:message|mail|size).{0,30}(?:too (?:big|large)|exceeds)|size limit"),
    /** What will pass by itself, though the code says otherwise. */
    TEMPORARY("temporar|(?<!not |n't )try .{0,20}\\b(?:again|later)|(?:again|back|retry) later|please retry"
            + "|come back|\\bdefer(?:red|ring)?\\b|gr[ae]y[ -]?list|timed?[ -]?out|overload|\\bbusy\\b"
            + "|service (?:is )?(?:currently )?(?:unavailable|not available)|at th(?:is|e) (?:time|moment)|right now"
            + "|unable to (?:verify|check|look)|lookup fail|in progress|maintenance|\\blocked\\b|at present|exceed"
            + "|(?:internal|system|server|database) error|" + ReplyWords.PART
            + " (?:is )?(?:down|unavailable|not available)"),
    /** A mailbox that is not there, in so many words. */
    NOBODY("\\bno such (?:[\\w-]+ ){0,3}?" + ReplyWords.WHO
            + "|\\b(?:unknown|non-?existent|no)(?: or \\w+)? (?:[\\w-]+ )?" + ReplyWords.WHO + "(?! data)"
            + "|" + ReplyWords.WHO + ReplyWords.BESIDE
            + "(?:unknown(?! (?:\\w+ )?(?:error|reason|problem|failure|host))"
            + "|does ?n[o']t exist|not exist|(?:not|n't) (?:be )?found|not known|does ?n[o']t have"
            + "|disabled|inactiv(?:e|ity)|deactivated|closed|retired|(?<!message |mail |recipient )deleted|(?<!connection )terminated|no longer|not local)\\b"
            + "|\\b(?:users?|mailbox|inbox|recipient)\\b" + ReplyWords.BESIDE + "suspended\\b|recip(?:ient)?notfound"
            + "|^\\W*(?:is |was )?(?:unknown|disabled|inactive|not found|does ?n[o']t exist|undeliverable)"
            + "(?:\\W*$|\\s*[.,;:(]| here\\b| in\\b)"),
    /** The same, less clearly. */
    MAILBOX("(?:invalid|undeliverable|bad|not a valid) (?:\\w+ )?" + ReplyWords.WHO
            + "|" + ReplyWords.WHO + ReplyWords.BESIDE
            + "(?:rejected|unavailable|not available|invalid|not (?:a )?valid|undeliverable)\\b"),
    /** No domain that takes mail. */
    NO_DOMAIN("null mx|bad destination system|(?:no such|unknown) (?:host|domain)"
            + "|(?:host|domain)\\b.{0,40}\\b(?:unknown|not found|not exist)"),
    LIST("block ?list|black ?list|deny ?list|\\brbl\\b|dnsbl|spamhaus|spamcop|barracuda|sorbs|reputation"
            + "|\\bblocked\\b|\\bbanned\\b|(?:is|was|been) listed|listed (?:in|at|by|on)|unsolicited|\\bspam"),
    AUTHENTICATION(
            "(?:address|domain|sender|identity|account) (?:is |was )?not verified|verified sender|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|authenticat|alignment|reverse dns|\\brdns\\b|\\bptr\\b|\\bhelo\\b"),
    SENDER(
            "sender (?:is |was )?(?:address|domain|denied|verif|not|rejected|unknown)|unknown sender|sending domain|envelope from|return[- ]path"),
    TLS("\\btls\\b|starttls|encrypt"),
    /** Whom and what the server takes at all; a relay's table of its recipients is none of that. */
    POLICY(
            "\\bpolicy|\\bpolicies|prohibit|\\brelay(?!.{0,10}recipient (?:table|maps?))|rcpthosts|access (?:is )?denied|no access"
                    + "|connections? .{0,20}(?:refused|rejected)|mail from .{0,30}(?:refused|rejected)"
                    + "|not (?:allowed|permitted|authori[sz]ed|entitled)(?! to receive)|\\byour (?:ip|host|server|network)\\b"
                    + "|client host|sending (?:is |was |has been )?(?:suspended|paused|disabled|blocked)"
                    + "|messages? from .{0,40}(?:weren't|were not) sent");

    /** Ours and an IP address are no mailbox of theirs. */
    private static final String WHO = "(?<!ip |your |sending |sender |sender's )"
            + "\\b(?:users?|mailbox|inbox|address(?:ee)?|recipient|account|local[ -]?part|alias)\\b";
    /** Of their system. */
    private static final String PART = "(?:servers?|services?|hosts?|database|backend|directory|ldap|dns)";

    private static final String BESIDE = "(?:(?!" + PART + "\\b|domain|lookup|sender|\\d+\\.\\d+\\.\\d).){0,40}\\b";

    private final Pattern words;

    ReplyWords(String words) {
        this.words = Pattern.compile(words);
    }

    boolean isIn(Reply reply) {
        return isIn(reply.text());
    }

    boolean isIn(String text) {
        return words.matcher(text).find();
    }
}
