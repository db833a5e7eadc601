import Foundation
import Testing

@testable import LanguageModels

@Suite("AWS Signature Version 4")
struct AWSSignatureTests {
  private static let accessKeyID = "AKIDEXAMPLE"
  private static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
  private static let token = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKW+x/oLxBA=="
  /// 2015-08-30T12:36:00Z.
  private static let time = Date(timeIntervalSince1970: 1_440_938_160)

  private func signature(region: String = "us-east-1", service: String, token: String? = nil) -> AWSSignature {
    let credentials = AWSCredentials(
      accessKeyID: Self.accessKeyID, secretAccessKey: Self.secret, sessionToken: token)
    return AWSSignature(credentials: credentials, region: region, service: service)
  }

  struct Vector: CustomTestStringConvertible {
    let name: String
    var method = "GET"
    var target = "/"
    var headers: [(name: String, value: String)] = []
    var body = ""
    var signedHeaders = "host;x-amz-date"
    let signature: String

    var testDescription: String { name }
  }

  /// From AWS's test suite for Signature Version 4.
  private static let vectors = [
    Vector(name: "get-vanilla", signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    Vector(
      name: "get-vanilla-query-order-key-case", target: "/?Param2=value2&Param1=value1",
      signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    Vector(
      name: "get-vanilla-empty-query-key", target: "/?Param1=value1",
      signature: "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
    Vector(
      name: "get-unreserved", target: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
    Vector(
      name: "get-utf8", target: "/ሴ", signature: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
    Vector(
      name: "get-relative-relative", target: "/example1/example2/../..",
      signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    Vector(
      name: "get-slash-pointless-dot", target: "/./example",
      signature: "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
    Vector(
      name: "get-slashes", target: "//example//",
      signature: "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
    Vector(
      name: "get-space", target: "/example space/",
      signature: "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
    Vector(
      name: "get-header-value-order", headers: ["value4", "value1", "value3", "value2"].map { ("My-Header1", $0) },
      signedHeaders: "host;my-header1;x-amz-date",
      signature: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
    Vector(
      name: "get-header-value-trim", headers: [("My-Header1", " value1"), ("My-Header2", #" "a   b   c""#)],
      signedHeaders: "host;my-header1;my-header2;x-amz-date",
      signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    Vector(
      name: "post-vanilla", method: "POST",
      signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    Vector(
      name: "post-x-www-form-urlencoded", method: "POST",
      headers: [("Content-Type", "application/x-www-form-urlencoded")], body: "Param1=value1",
      signedHeaders: "content-type;host;x-amz-date",
      signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
  ]

  @Test("AWS's own examples", arguments: vectors)
  func suite(vector: Vector) {
    let added = signature(service: "service").headers(
      method: vector.method, url: "https://example.amazonaws.com" + vector.target, headers: vector.headers,
      body: Array(vector.body.utf8), at: Self.time)
    #expect(added.map(\.name) == ["x-amz-date", "authorization"])
    #expect(added[0].value == "20150830T123600Z")
    #expect(
      added[1].value
        == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        + "SignedHeaders=\(vector.signedHeaders), Signature=\(vector.signature)")
  }

  /// What botocore 1.44.5 sends for `create_client("bedrock-runtime").converse(modelId=…, messages=[…])` with the clock
  /// held at the same time, caught by a handler of its event `before-send`.
  @Test(
    "Bedrock's Converse, as AWS's library for Python signs it",
    arguments: [
      (
        "anthropic.claude-3-5-sonnet-20241022-v2:0", "us-west-2", nil, "Why?",
        "d3d6c9d1ec6a5af8376f26d2f4a23184619aa89d21bc9e7d8382e15509a82e8c"
      ),
      (
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", token, #"Warum \u2013 \u3042?"#,
        "61615ea2b075fbe76df3b73f878f4cf2be5350a7620a5be03c7a24697171d031"
      ),
      (
        "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2c3d4e5f6", "eu-central-1", token,
        "Why?", "a40f1c2141fd5f21e0d33f07859541bfaf20fea82e7592ecd5a74a22afcf3547"
      ),
    ] as [(String, String, String?, String, String)])
  func converse(model: String, region: String, token: String?, text: String, expected: String) {
    let url = "https://bedrock-runtime.\(region).amazonaws.com/model/\(model.percentEncoded())/converse"
    let body = #"{"messages": [{"role": "user", "content": [{"text": ""# + text + #""}]}]}"#
    let added = signature(region: region, service: "bedrock", token: token).headers(
      method: "POST", url: url, headers: [("Content-Type", "application/json")], body: Array(body.utf8), at: Self.time)
    let tokenName = token == nil ? "" : ";x-amz-security-token"
    #expect(added.first { $0.name == "x-amz-security-token" }?.value == token)
    #expect(
      added.last?.value
        == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/\(region)/bedrock/aws4_request, "
        + "SignedHeaders=content-type;host;x-amz-date\(tokenName), Signature=\(expected)")
  }

  @Test(
    "the address in its canonical form",
    arguments: [
      ("https://h", "h", "/", ""), ("https://h?a", "h", "/", "a="), ("https://h:443/a", "h", "/a", ""),
      ("https://h:8443/a/", "h:8443", "/a/", ""), ("http://h:80/a#b", "h", "/a", ""),
      ("http://h:443/", "h:443", "/", ""),
      ("https://h/m%3A0/c%2Fd", "h", "/m%253A0/c%252Fd", ""), ("https://h/../..", "h", "/", ""),
      ("https://h/?b=%7e&a=x%20y&a=%2f&a+b=é", "h", "/", "a=%2F&a=x%20y&a%2Bb=%C3%A9&b=~"),
      ("https://h/?a=b=c&&=d", "h", "/", "=d&a=b%3Dc"), ("", "", "/", ""),
    ])
  func target(url: String, host: String, path: String, query: String) {
    let target = AWSRequestTarget(url: url)
    #expect(target.host == host)
    #expect(target.canonicalPath == path)
    #expect(target.canonicalQuery == query)
  }

  @Test(
    "the time, wherever the machine is",
    arguments: [
      (0, "19700101T000000Z"), (1_709_251_199, "20240229T235959Z"), (1_735_603_200, "20241231T000000Z"),
      (4_102_444_800.9, "21000101T000000Z"),
    ] as [(Double, String)])
  func timestamp(seconds: Double, text: String) {
    let added = signature(service: "service").headers(
      method: "GET", url: "https://h/", headers: [], body: [], at: Date(timeIntervalSince1970: seconds))
    #expect(added[0].value == text)
    #expect(added[1].value.contains("/\(text.prefix(8))/us-east-1/"))
  }

  @Test("credentials do not show their secrets (fault 36)")
  func secrecy() {
    let signature = signature(service: "bedrock", token: Self.token)
    for text in ["\(signature)", "\(signature.credentials)", String(reflecting: signature)] {
      #expect(!text.contains(Self.secret) && !text.contains(Self.token))
    }
  }
}
