package org.lectern.chat.discord;

import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// JDA set up as Lectern sets it up, with two pools that are Lectern's own, that answers `/ask` and does nothing else:
/// the floor under Lectern's latency.
/// API_URL is the API's address with its version, GATEWAY_URL the gateway's, TOKEN the bot's.
final class Bare implements EventListener {
    private static final int AT_ONCE = 512;

    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        RestAction.setPassContext(false);
        JDABuilder.createLight(env.get("TOKEN"), EnumSet.of(GatewayIntent.GUILD_MESSAGES))
                .setHttpClient(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(AT_ONCE, 60, TimeUnit.SECONDS))
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(chain -> {
                            HttpUrl url = chain.request().url();
                            return chain.proceed(chain.request()
                                    .newBuilder()
                                    .url(url.newBuilder()
                                            .removeAllQueryParameters("with_response")
                                            .build())
                                    .build());
                        })
                        .build())
                .setRateLimitScheduler(new Undelayed("rate-limits"), true)
                .setRateLimitElastic(elastic(), true)
                .setGatewayPool(new Unhurried("gateway"), true)
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return env.get("GATEWAY_URL");
                    }
                })
                .setRestConfig(new RestConfig().setBaseUrl(env.get("API_URL")))
                .addEventListeners(new Bare())
                .build();
    }

    private static ExecutorService elastic() {
        ThreadPoolExecutor answers = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofVirtual().factory());
        answers.allowCoreThreadTimeOut(true);
        return answers;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof GuildReadyEvent ready) {
            ready.getGuild()
                    .updateCommands()
                    .addCommands(Commands.slash("ask", "Ask a question")
                            .addOption(OptionType.STRING, "question", "Your question", true))
                    .queue();
        } else if (event instanceof SlashCommandInteractionEvent ask) {
            Thread.startVirtualThread(
                    () -> ask.reply("Kept as question #0.").setEphemeral(true).queue());
        }
    }
}
