import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/// JDA set up as Lectern sets it up, that answers `/ask` and does nothing else: the floor under Lectern's latency.
/// API_URL is the API's address with its version, GATEWAY_URL the gateway's, TOKEN the bot's.
final class Bare extends ListenerAdapter {
    private static final int AT_ONCE = 256;

    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        ThreadPoolExecutor answers =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        answers.allowCoreThreadTimeOut(true);
        JDABuilder.createLight(env.get("TOKEN"), EnumSet.of(GatewayIntent.GUILD_MESSAGES))
                .setHttpClient(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(AT_ONCE, 60, TimeUnit.SECONDS))
                        .build())
                .setRateLimitElastic(answers, true)
                .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true)
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

    @Override
    public void onGuildReady(GuildReadyEvent event) {
        event.getGuild()
                .updateCommands()
                .addCommands(Commands.slash("ask", "Ask a question")
                        .addOption(OptionType.STRING, "question", "Your question", true))
                .queue();
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        event.reply("Kept as question #0.").setEphemeral(true).queue();
    }
}
