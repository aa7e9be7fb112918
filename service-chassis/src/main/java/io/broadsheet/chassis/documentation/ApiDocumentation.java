package io.broadsheet.chassis.documentation;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemDocument;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Adds to each service's OpenAPI document what all calls share: problems, scopes, pages, idempotency keys. */
@AutoConfiguration(beforeName = "org.springdoc.core.configuration.SpringDocConfiguration")
@ConditionalOnProperty("broadsheet.service")
public class ApiDocumentation {
    private static final String PROBLEM = "application/problem+json";
    private static final String STAFF = "staff";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageRequest.class, IdempotencyKey.class);
    }

    @Bean
    OpenAPI chassisOpenApi(@Value("${broadsheet.service}") String service) {
        return new OpenAPI()
                .info(new Info().title(service).version("1"))
                .components(new Components()
                        .addSecuritySchemes(
                                STAFF,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Bean
    GlobalOpenApiCustomizer documentProblems() {
        return document -> {
            var components = document.getComponents();
            ModelConverters.getInstance().readAll(ProblemDocument.class).forEach(components::addSchemas);
            components.addResponses(
                    "Problem",
                    new ApiResponse()
                            .description("Anything but success: a problem document (RFC 9457)")
                            .addHeaderObject(
                                    "Retry-After",
                                    new Header()
                                            .description("Seconds, with 429 and 503")
                                            .schema(new IntegerSchema()))
                            .content(new Content()
                                    .addMediaType(
                                            PROBLEM,
                                            new MediaType()
                                                    .schema(new Schema<>()
                                                            .$ref("#/components/schemas/ProblemDocument")))));
        };
    }

    @Bean
    GlobalOperationCustomizer documentSharedParts() {
        return (operation, handler) -> {
            if (operation.getResponses() == null) {
                operation.setResponses(new ApiResponses());
            }
            operation.getResponses().addApiResponse("default", new ApiResponse().$ref("Problem"));
            documentScope(operation, handler);
            for (var parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == PageRequest.class) {
                    documentPage(operation);
                } else if (parameter.getParameterType() == IdempotencyKey.class) {
                    operation.addParametersItem(new HeaderParameter()
                            .name("Idempotency-Key")
                            .description("Makes repeating this call safe")
                            .schema(new StringSchema().minLength(1).maxLength(255)));
                }
            }
            return operation;
        };
    }

    private static void documentScope(Operation operation, HandlerMethod handler) {
        var onMethod = handler.getMethodAnnotation(RequiresScope.class);
        var required = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresScope.class);
        if (required != null) {
            for (var scope : Arrays.asList(required.value())) {
                operation.addSecurityItem(new SecurityRequirement().addList(STAFF, List.of(scope)));
            }
        }
    }

    private static void documentPage(Operation operation) {
        operation.addParametersItem(new QueryParameter()
                .name("limit")
                .schema(new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(PageRequest.MOST))
                        ._default(PageRequest.USUAL)));
        operation.addParametersItem(new QueryParameter()
                .name("after")
                .description("next of the page before")
                .schema(new StringSchema()));
    }
}
