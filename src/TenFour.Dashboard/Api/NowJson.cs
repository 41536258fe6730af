using System.Text.Json;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Feeds;

namespace TenFour.Dashboard.Api;

/// <summary>Writes what the page Now shows. Before the first call there is the feed alone.</summary>
internal static class NowJson
{
    public static void Write(Utf8JsonWriter writer, NowView? now, FeedView feed)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("feed");
        FeedJson.Write(writer, feed);
        if (now is { Picture: var picture })
        {
            WriteHour(writer, picture);
            writer.WriteObjects("day", picture.Day, hour =>
            {
                writer.WriteString("hour", hour.Hour);
                writer.WriteNumber("calls", hour.Calls);
                writer.WriteNumber("usual", Math.Round(hour.Usual, 1));
            });
            writer.WriteObjects("rising", picture.Rising, type =>
            {
                writer.WriteString("type", type.Type);
                WriteCounts(writer, type.Calls, type.Usual);
            });
            writer.WriteObjects("neighborhoods", picture.Areas, area =>
            {
                writer.WriteString("neighborhood", area.Area);
                WriteCounts(writer, area.Calls, area.Usual);
                writer.WriteNumber("day", area.Day);
            });
            WritePlaces(writer, now);
            writer.WriteObjects("latest", now.Latest, call => WriteCall(writer, call));
        }

        writer.WriteEndObject();
    }

    private static void WriteHour(Utf8JsonWriter writer, CityPicture picture)
    {
        writer.WriteString("from", picture.From);
        writer.WriteString("to", picture.To);
        WriteCounts(writer, picture.Calls, picture.Usual.Calls);
        writer.WriteNumber("usualWeeks", picture.Usual.Weeks);
        writer.WriteString("usualFrom", picture.Usual.Basis);
        writer.WriteString("verdict", picture.Verdict);
    }

    private static void WriteCounts(Utf8JsonWriter writer, long calls, double usual)
    {
        writer.WriteNumber("calls", calls);
        writer.WriteNumber("usual", Math.Round(usual, 2));
        writer.WriteBoolean("small", calls < CityPicture.SmallNumber);
    }

    private static void WritePlaces(Utf8JsonWriter writer, NowView now)
    {
        writer.WriteObjects("places", now.Hour, place =>
        {
            writer.WriteNumber("longitude", place.Point.Longitude);
            writer.WriteNumber("latitude", place.Point.Latitude);
            writer.WriteString("address", place.Address);
            writer.WriteNumber("calls", place.Calls);
            writer.WriteString("newest", place.Newest);
            writer.WriteString("type", place.Type);
        });
        writer.WriteNumber("withoutPlace", now.WithoutPlace);
    }

    private static void WriteCall(Utf8JsonWriter writer, CityCall call)
    {
        writer.WriteString("time", call.Time);
        writer.WriteString("type", call.Type);
        writer.WriteString("disposition", call.Disposition);
        writer.WriteString("priority", call.Priority);
        writer.WriteString("address", call.Address);
        writer.WriteString("neighborhood", call.Area);
    }
}
