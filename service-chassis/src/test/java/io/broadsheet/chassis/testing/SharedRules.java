package io.broadsheet.chassis.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds in each service. Its own ArchitectureTest takes these in with {@code ArchTests.in(SharedRules.class)}. */
public final class SharedRules {

    private SharedRules() {}

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("io.broadsheet..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.broadsheet..domain..", "java..", "org.jspecify..")
            .because("rules are read and tested without a framework")
            // The website decides nothing.
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_SENDS = noClasses()
            .that()
            // Views change nothing in a database that a send beside could contradict: see decision 0035.
            .doNotHaveFullyQualifiedName("io.broadsheet.article.popularity.ViewSender")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations)"
                    + "|org\\.apache\\.kafka\\.clients\\.producer\\..*")
            .because("an event is stored with the change it tells of, and the outbox's relay sends it");
}
