package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.NewsroomSettings;
import org.springframework.stereotype.Component;

/** Where accounts are looked after: here, if the issuer is ours, otherwise at the issuer's own pages. */
@Component
public class IssuerAccounts {

    private final Issuer issuer;
    private final String address;

    IssuerAccounts(Issuer issuer, NewsroomSettings settings) {
        this.issuer = issuer;
        this.address = settings.issuerUrl().toString();
    }

    /** Whether the issuer keeps accounts that are looked after from here. */
    public boolean areOurs() throws IssuerAway {
        return issuer.keepsAccounts();
    }

    /** Where people change their passwords. */
    public String passwordPage() {
        return address + "/password";
    }

    /** The issuer, as people see it. */
    public String issuer() {
        return address;
    }
}
