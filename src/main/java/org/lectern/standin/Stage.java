package org.lectern.standin;

import java.time.Instant;

/// Sets the guilds' stage: channels, people and what they may.
final class Stage {
    private final World world;
    private final Events events;

    Stage(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    String guild(String name) {
        String guild = world.addGuild(name);
        events.guildCreated(guild);
        return guild;
    }

    SeenChannel channel(String guild, String name, int type) {
        if (!world.guilds.containsKey(guild)) {
            throw new IllegalArgumentException("no guild \"" + guild + "\"");
        }
        ChannelState channel = world.addChannel(guild, name, type, null);
        events.channelCreated(channel);
        return SeenChannel.of(channel);
    }

    SeenEvent scheduledEvent(Person creator, String name, Instant start, Instant end) {
        ScheduledEvent event = new ScheduledEvent(world.ids.next(), world.guildId, creator, name, start, end);
        world.scheduledEvents.put(event.id, event);
        events.scheduledEvent("CREATE", event);
        return SeenEvent.of(event);
    }

    Person person(String name, long permissions) {
        Person person = world.join(name, false, permissions);
        world.guilds.keySet().forEach(guild -> events.joined(guild, person));
        return person;
    }

    boolean locale(String personId, String locale) {
        if (!Locales.ALL.contains(locale)) {
            throw new IllegalArgumentException("locale \"" + locale + "\" is none of Discord's: " + Locales.ALL);
        }
        world.locales.put(personId, locale);
        return true;
    }

    /// Whether somebody takes direct messages of the bot.
    boolean takesDirectMessages(Person person, boolean takes) {
        return takes ? world.closed.remove(person.id()) : world.closed.add(person.id());
    }

    boolean overwrite(String place, String subject, long allow, long deny) {
        ChannelState channel = Places.find(world, place);
        int type = world.people.containsKey(subject) ? 1 : 0;
        channel.overwrites.put(subject, new Overwrite(subject, type, allow, deny));
        events.channelChanged(channel);
        return true;
    }
}
