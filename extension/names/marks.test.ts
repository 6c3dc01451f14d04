import { describe, expect, test } from 'vitest';
import { isCalledFace, markOf } from './marks.ts';

describe('a mark says that a name stands there', () => {
  test.each([
    ['from'],
    ['user'],
    ['sender_name'],
    ['c-message__sender_button'],
    ['c-message__sender_link'],
    ['username_c19a55'],
    ['mx_DisambiguatedProfile_displayName'],
    ['mx_UserPill'],
    ['chat-msg__author'],
    ['fullName'],
    ['peer-title'],
    ['chat-title'],
    ['message-author-name'],
    ['private_message_header_name'],
    ['conversation-info-header-chat-title'],
    ['chatWindow_chatName'],
    ['vac-room-name'],
    ['name--own'],
    ['col other username bold'],
  ])('%s', (mark) => {
    expect(markOf(mark)).toBe('name');
  });
});

describe('a mark says that a face stands there', () => {
  test.each([
    ['avatar'],
    ['Avatar'],
    ['avatar__44b0c'],
    ['chat-msg__avatar'],
    ['avatar--small'],
    ['profile-photo'],
    ['message-avatar-container'],
    ['rcx-avatar'],
    ['userpic'],
    ['user-icon'],
    ['sender avatar'],
  ])('%s', (mark) => {
    expect(markOf(mark)).toBe('face');
  });
});

describe('a mark says neither', () => {
  test.each([
    [''],
    ['title'],
    ['file-name'],
    ['site-name'],
    ['siteName'],
    ['card-title'],
    ['include-sender'],
    ['no-avatars'],
    ['message-from-me'],
    ['user-message'],
    ['popup-peer'],
    ['show-msg-author-modal'],
    ['message-content'],
    ['surface'],
    ['c-message_attachment__title_link'],
  ])('%s', (mark) => {
    expect(markOf(mark)).toBeNull();
  });
});

test('what a picture is called, or where it comes from, says that it is a face', () => {
  expect(isCalledFace('Profile picture of Bob', '')).toBe(true);
  expect(isCalledFace('小明的头像', '')).toBe(true);
  expect(isCalledFace('', 'https://cdn.example/avatars/7.png')).toBe(true);
  expect(isCalledFace('A kettle', 'https://cdn.example/kettle.png')).toBe(false);
  expect(isCalledFace('', 'data:image/png;base64,avatar')).toBe(false);
});
