using System.Net;
using System.Net.Sockets;
using System.Text;
using Polly;
using Polly.Timeout;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Says what is wrong with an answer of the dataset.</summary>
internal static class LiveRefusal
{
    private const int ShownCharacters = 200;

    /// <exception cref="StreamingException">It holds no rows.</exception>
    public static void Check(HttpResponseMessage response, byte[] body, Uri asked)
    {
        var status = $"{(int)response.StatusCode}";
        if (response.Headers.Location is { } location)
        {
            throw Refuse($"{asked.Host} answered {status}: the dataset has moved to {location}.");
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refuse($"{asked.Host} answered {status}: {Start(body)}");
        }

        if (response.Content.Headers.ContentType?.MediaType is var type and not "application/json")
        {
            throw Refuse($"{asked.Host} answered with {type ?? "no content type"} instead of JSON.");
        }
    }

    /// <summary>Why a request is tried again, as a sentence.</summary>
    public static string Describe(Outcome<HttpResponseMessage> outcome, LiveCallFeedOptions options)
    {
        var host = options.Address.Host;
        return outcome switch
        {
            { Result: { } response } => $"{host} answered {(int)response.StatusCode}.",
            { Exception: TimeoutRejectedException } => $"{host} did not answer in {options.AnswerLimit.TotalSeconds:0.#} s.",
            _ => $"{host} cannot be reached: {Cause(outcome.Exception!).TrimEnd('.')}.",
        };
    }

    // The outer message says the same with host and port once more.
    private static string Cause(Exception exception) =>
        exception is { InnerException: SocketException socket } ? socket.Message : exception.Message;

    private static StreamingException Refuse(string message) => StreamingException.ForEnvironment(message);

    private static string Start(byte[] body) =>
        Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, ShownCharacters))).ReplaceLineEndings(" ");
}
